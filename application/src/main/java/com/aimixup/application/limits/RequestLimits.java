package com.aimixup.application.limits;

import com.aimixup.application.access.Principal;
import com.aimixup.application.limits.Allotments.Grant;
import com.aimixup.application.limits.Allotments.Wish;
import com.aimixup.application.privacy.KeyedHash;
import com.aimixup.application.runtime.StoreUnavailable;
import com.aimixup.domain.access.Origin;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Lets so many requests of an account, a key and an origin pass in each minute, on all nodes
 * together. A node takes requests from the store in portions and hands them out from memory, so
 * that few requests wait for the store, and never more are handed out than there are.
 */
public final class RequestLimits {
    static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int PORTIONS = 20;
    /** So long it is not asked again after it did not answer. */
    private static final Duration AWAY = Duration.ofSeconds(5);

    /** In a window. */
    public record Most(long ofAccount, long ofKey, long ofOrigin) {}

    private enum Kind { ACCOUNT, KEY, ORIGIN }

    private record Subject(Kind kind, long high, long low) {
        static Subject of(Kind kind, UUID id) {
            return new Subject(kind, id.getMostSignificantBits(), id.getLeastSignificantBits());
        }
    }

    private final Allotments allotments;
    private final KeyedHash hash;
    private final Clock clock;
    private final Most most;
    private final ConcurrentHashMap<Subject, Portion> portions = new ConcurrentHashMap<>();
    private volatile Instant awayUntil = Instant.MIN;

    public RequestLimits(Allotments allotments, KeyedHash hash, Clock clock, Most most) {
        this.allotments = allotments;
        this.hash = hash;
        this.clock = clock;
        this.most = most;
    }

    /** Before anything else is looked at. */
    public Standing ask(Origin from) {
        return ask(List.of(new Subject(Kind.ORIGIN, from.kind().ordinal(), from.network())));
    }

    /** Once it is known who it is. */
    public Standing ask(Principal caller) {
        var account = Subject.of(Kind.ACCOUNT, caller.account().value());
        return ask(caller instanceof Principal.Program(var key)
                ? List.of(Subject.of(Kind.KEY, key.id().value()), account) : List.of(account));
    }

    /** Drops what is over. */
    public int forget() {
        var window = window(clock.instant());
        portions.values().removeIf(portion -> portion.window < window);
        return allotments.forget(window - 1);
    }

    private Standing ask(List<Subject> subjects) {
        var now = clock.instant();
        var window = window(now);
        var asked = subjects.stream().map(subject -> portions.compute(subject, (_, before) ->
                before != null && before.window >= window ? before
                        : new Portion(subject, window, most(subject)))).toList();
        var passed = new ArrayList<Portion>();
        for (var portion : asked) {
            if (!spend(portion, now)) {
                passed.forEach(Portion::giveBack);
                return portion.standing(false, now);
            }
            passed.add(portion);
        }
        var tightest = asked.getFirst();
        for (var portion : asked) if (portion.left() < tightest.left()) tightest = portion;
        return tightest.standing(true, now);
    }

    private boolean spend(Portion portion, Instant now) {
        while (!portion.spend()) {
            if (portion.isUsedUp()) return false;
            portion.add(take(portion, now));
        }
        return true;
    }

    /** Without the store each node keeps to the limit by itself. */
    private Grant take(Portion portion, Instant now) {
        var alone = new Grant(portion.most, 0);
        if (now.isBefore(awayUntil)) return alone;
        try {
            var subject = portion.subject;
            return allotments.take(portion.window, new Wish(hash.of(
                    "requests-" + subject.kind(), ByteBuffer.allocate(2 * Long.BYTES)
                            .putLong(subject.high()).putLong(subject.low()).array()),
                    Math.max(1, portion.most / PORTIONS), portion.most));
        } catch (StoreUnavailable away) {
            awayUntil = now.plus(AWAY);
            return alone;
        }
    }

    private long most(Subject subject) {
        return switch (subject.kind()) {
            case ACCOUNT -> most.ofAccount();
            case KEY -> most.ofKey();
            case ORIGIN -> most.ofOrigin();
        };
    }

    private static long window(Instant now) {
        return Math.floorDiv(now.getEpochSecond(), WINDOW.toSeconds());
    }

    /** What this node may still hand out to one subject in one window. */
    private static final class Portion {
        private final Subject subject;
        private final long window;
        private final long most;
        private long here;
        private long elsewhere;
        private boolean usedUp;

        Portion(Subject subject, long window, long most) {
            this.subject = subject;
            this.window = window;
            this.most = most;
            this.elsewhere = most;
        }

        synchronized boolean spend() {
            if (here == 0) return false;
            here--;
            return true;
        }

        synchronized void giveBack() {
            here++;
        }

        synchronized void add(Grant grant) {
            here += grant.number();
            elsewhere = grant.left();
            usedUp = grant.left() == 0;
        }

        /** Nothing is here, and the store would not have anything either. */
        synchronized boolean isUsedUp() {
            return usedUp && here == 0;
        }

        synchronized long left() {
            return here + elsewhere;
        }

        Standing standing(boolean isAdmitted, Instant now) {
            var end = Instant.ofEpochSecond((window + 1) * WINDOW.toSeconds());
            return new Standing(isAdmitted, most, isAdmitted ? left() : 0,
                    Duration.between(now, end));
        }
    }
}
