package com.aimixup.application.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.application.access.Principal;
import com.aimixup.application.privacy.MemoryKeyedHash;
import com.aimixup.application.runtime.MovableClock;
import com.aimixup.application.runtime.StoreUnavailable;
import com.aimixup.domain.access.ApiKey;
import com.aimixup.domain.access.ApiKeyId;
import com.aimixup.domain.access.Origin;
import com.aimixup.domain.access.Scope;
import com.aimixup.domain.access.SessionId;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.credits.Credits;
import com.aimixup.domain.privacy.Private;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** So many a minute, whichever node is asked. */
final class RequestLimitsTest {
    private static final AccountId ANNA = new AccountId(new UUID(0, 1));
    private static final Principal PERSON =
            new Principal.Person(ANNA, new SessionId(new UUID(0, 2)), false);
    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-24T12:00:15Z"));
    private final MemoryAllotments store = new MemoryAllotments();
    private final AtomicInteger taken = new AtomicInteger();
    private volatile boolean away;
    private final Allotments counted = new Allotments() {
        @Override
        public Grant take(long window, Wish wish) {
            if (away) throw new StoreUnavailable("away");
            taken.incrementAndGet();
            return store.take(window, wish);
        }

        @Override
        public int forget(long window) {
            return store.forget(window);
        }
    };
    private final RequestLimits one = node();
    private final RequestLimits other = node();

    @Test
    void oneMinuteHasItsNumberAndTheNextBeginsAnew() {
        for (var passed = 1; passed <= 100; passed++)
            assertEquals(new Standing(true, 100, 100 - passed, Duration.ofSeconds(45)),
                    one.ask(PERSON));
        assertEquals(new Standing(false, 100, 0, Duration.ofSeconds(45)), one.ask(PERSON));
        clock.pass(Duration.ofSeconds(45));
        assertTrue(one.ask(PERSON).isAdmitted());
    }

    @Test
    void twoNodesLetPassExactlyAsManyAsOne() throws Exception {
        var passed = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tasks = IntStream.range(0, 400).mapToObj(number -> threads.submit(() ->
                    (number % 2 == 0 ? one : other).ask(PERSON).isAdmitted())).toList();
            for (var task : tasks) if (task.get()) passed++;
        }
        assertEquals(100, passed);
    }

    /** What a node took and does not use is lost for the minute: at most one portion. */
    @Test
    void whoLeavesANodeLosesAtMostAPortion() {
        assertTrue(one.ask(PERSON).isAdmitted());
        var passed = 1;
        while (other.ask(PERSON).isAdmitted()) passed++;
        assertEquals(96, passed);
        while (one.ask(PERSON).isAdmitted()) passed++;
        assertEquals(100, passed);
    }

    @Test
    void fewRequestsWaitForTheStore() {
        for (var number = 0; number < 100; number++) one.ask(Origin.UNKNOWN);
        assertEquals(2, taken.get(), "portions of a twentieth of 1,000");
        for (var number = 0; number < 5_000; number++) one.ask(Origin.UNKNOWN);
        assertTrue(taken.get() < 60, "nothing is asked for once nothing is left: " + taken);
    }

    @Test
    void aKeyHasItsOwnLimitWithinItsOwners() {
        var first = key(1);
        for (var number = 0; number < 60; number++) assertTrue(one.ask(first).isAdmitted());
        assertEquals(60, one.ask(first).most());
        assertFalse(one.ask(first).isAdmitted());
        var passed = 0;
        while (other.ask(key(2)).isAdmitted()) passed++;
        while (one.ask(key(2)).isAdmitted()) passed++;
        assertEquals(40, passed, "what its owner has left; refused ones took nothing of it");
    }

    @Test
    void whileTheStoreIsAwayEachNodeCountsByItself() {
        away = true;
        for (var node : List.of(one, other)) {
            var passed = 0;
            while (node.ask(PERSON).isAdmitted()) passed++;
            assertEquals(100, passed);
        }
        away = false;
        clock.pass(Duration.ofMinutes(1));
        var passed = 0;
        for (var number = 0; number < 200; number++)
            if ((number % 2 == 0 ? one : other).ask(PERSON).isAdmitted()) passed++;
        assertEquals(100, passed);
    }

    @Test
    void whatIsOverIsForgotten() {
        one.ask(PERSON);
        clock.pass(Duration.ofMinutes(1));
        assertEquals(0, one.forget());
        clock.pass(Duration.ofMinutes(1));
        assertEquals(1, one.forget());
        assertTrue(one.ask(PERSON).isAdmitted());
    }

    private RequestLimits node() {
        return new RequestLimits(counted, new MemoryKeyedHash(1), clock,
                new RequestLimits.Most(100, 60, 1_000));
    }

    private Principal key(int number) {
        return new Principal.Program(new ApiKey(ANNA, new ApiKeyId(new UUID(1, number)),
                Private.of("key"), Set.of(Scope.CHAT), List.of(), Optional.empty(), Credits.ZERO,
                false, clock.instant(), clock.instant(), Optional.empty(), Optional.empty()));
    }
}
