package com.aimixup.application.attempts;

import com.aimixup.application.privacy.KeyedHash;
import com.aimixup.application.privacy.Vault;
import com.aimixup.application.runtime.Transactions;
import com.aimixup.domain.access.GrowingDelay;
import com.aimixup.domain.access.GrowingDelay.Count;
import com.aimixup.domain.access.Origin;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.accounts.EmailAddress;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Slows down those who guess. Each attempt is counted before it is judged, so that many at once
 * cannot slip through, and taken back if it was right.
 *
 * <p>Three counts matter: of one origin at one address, of the origin, and of the address from
 * everywhere. The last two do not concern a person who comes from where they were before: whatever
 * others do, they are let in there. Whether there is an account makes no difference to the counts.
 */
public final class Throttle {
    /** How long a place counts as known. */
    public static final Duration KNOWN = Duration.ofDays(90);

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final GrowingDelay PAIR =
            new GrowingDelay(5, FIRST, Duration.ofMinutes(15), DAY);
    /** Short: a stranger's doing may slow down the person at a new place, but not lock them out. */
    private static final GrowingDelay ACCOUNT =
            new GrowingDelay(10, FIRST, Duration.ofMinutes(1), DAY);
    /** What an unknown account is looked up by, so that it takes as long. */
    private static final AccountId NOBODY = new AccountId(new UUID(0, 0));

    private final AttemptStores stores;
    private final Vault vault;
    private final KeyedHash hash;
    private final Transactions transactions;
    private final Clock clock;
    private final GrowingDelay ofOrigin;

    /** @param perOrigin how many wrong ones an origin has free, whosesoever they are */
    public Throttle(AttemptStores stores, Vault vault, KeyedHash hash, Transactions transactions,
            Clock clock, int perOrigin) {
        this.stores = stores;
        this.vault = vault;
        this.hash = hash;
        this.transactions = transactions;
        this.clock = clock;
        this.ofOrigin = new GrowingDelay(perOrigin, FIRST, Duration.ofMinutes(5),
                Duration.ofHours(1));
    }

    /**
     * A password is going to be compared.
     *
     * @param account whose address it is, if anybody's
     * @throws TooManyAttempts if it has to wait
     */
    public Attempt logIn(EmailAddress email, Optional<AccountId> account, Origin from) {
        var index = vault.blindIndex(email);
        var known = stores.places().isKnown(account.orElse(NOBODY),
                place(account.orElse(NOBODY), from), clock.instant().minus(KNOWN));
        var attempt = new Attempt(from).counting(hash.of("log-in", index, from.bytes()), PAIR);
        return begin(known ? attempt : attempt.counting(hash.of("log-in", index), ACCOUNT)
                .counting(hash.of("log-in", from.bytes()), ofOrigin));
    }

    /** As {@link #logIn}, of somebody who is logged in: what others do does not matter. */
    public Attempt confirm(EmailAddress email, Origin from) {
        return begin(new Attempt(from).counting(
                hash.of("log-in", vault.blindIndex(email), from.bytes()), PAIR));
    }

    /** Somebody signs up, or wants a mail. Nobody else can keep the person from it. */
    public Attempt ask(String what, EmailAddress email, Origin from) {
        return begin(new Attempt(from)
                .counting(hash.of(what, vault.blindIndex(email), from.bytes()), PAIR)
                .counting(hash.of(what, from.bytes()), ofOrigin));
    }

    /** A token that was mailed is shown. */
    public Attempt token(Origin from) {
        return begin(new Attempt(from).counting(hash.of("token", from.bytes()), ofOrigin));
    }

    /** Drops what is too old. */
    public int forget() {
        var now = clock.instant();
        return transactions.run(() -> stores.counts().forget(now)
                + stores.places().forget(now.minus(KNOWN)));
    }

    private Attempt begin(Attempt attempt) {
        var left = transactions.run(() -> attempt.count(clock.instant()));
        if (left.isPositive()) throw new TooManyAttempts(left);
        return attempt;
    }

    private String place(AccountId account, Origin from) {
        var id = account.value();
        return hash.of("place", ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits())
                .array(), from.bytes());
    }

    /** One that was let through, and counted as wrong until something else is said. */
    public final class Attempt {
        private final Origin from;
        /** In the order in which all lock them. */
        private final TreeMap<String, GrowingDelay> subjects = new TreeMap<>();

        private Attempt(Origin from) {
            this.from = from;
        }

        private Attempt counting(String subject, GrowingDelay delay) {
            subjects.put(subject, delay);
            return this;
        }

        /** How long it has to wait; only if it need not, it counts. */
        private Duration count(Instant now) {
            var counts = stores.counts().lock(subjects.keySet(), now);
            var left = Duration.ZERO;
            for (var subject : counts.keySet()) {
                var one = subjects.get(subject).left(counts.get(subject), now);
                if (one.compareTo(left) > 0) left = one;
            }
            if (left.isZero()) subjects.forEach((subject, delay) -> {
                var next = delay.next(counts.getOrDefault(subject, new Count(0, now)), now);
                stores.counts().save(subject, next, delay.forgottenAt(next));
            });
            return left;
        }

        /** It was neither right nor wrong. */
        public void undo() {
            transactions.run(() -> undo(clock.instant()));
        }

        private boolean undo(Instant now) {
            stores.counts().lock(subjects.keySet(), now).forEach((subject, count) -> {
                var less = new Count(count.number() - 1, count.last());
                if (less.number() <= 0) stores.counts().remove(subject);
                else stores.counts().save(subject, less,
                        subjects.get(subject).forgottenAt(less));
            });
            return true;
        }

        /** It was right: the person is known here from now on, and their own errors forgotten. */
        public void succeeded(AccountId account) {
            transactions.run(() -> {
                var now = clock.instant();
                undo(now);
                for (var subject : subjects.entrySet())
                    if (subject.getValue() == PAIR) stores.counts().remove(subject.getKey());
                stores.places().note(account, place(account, from), now);
                return true;
            });
        }
    }
}
