package com.aimixup.application.attempts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.application.runtime.MemoryTransactions;
import com.aimixup.application.runtime.MovableClock;
import com.aimixup.domain.access.Origin;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.accounts.EmailAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who guesses waits, and nobody waits for what others did. */
final class ThrottleTest {
    private static final EmailAddress ANNA = new EmailAddress("anna@example.org");
    private static final EmailAddress NOBODY = new EmailAddress("nobody@example.org");
    private static final AccountId ID = new AccountId(new UUID(0, 1));
    private static final Origin HOME = origin(1);
    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-24T12:00:00Z"));
    private final MemoryTransactions transactions = new MemoryTransactions();
    private final Throttle throttle = MemoryThrottle.over(transactions, clock, 20);

    @Test
    void whoIsWrongOftenWaitsLongerAndLonger() {
        for (var free = 0; free < 5; free++) assertEquals(0, wait(ANNA, HOME));
        for (var seconds = 1; seconds <= 512; seconds *= 2) {
            assertEquals(seconds, wait(ANNA, HOME));
            assertEquals(seconds, wait(ANNA, HOME), "what came too early did not count");
            clock.pass(Duration.ofSeconds(seconds));
            assertEquals(0, wait(ANNA, HOME));
        }
        assertEquals(900, wait(ANNA, HOME));
        clock.pass(Duration.ofDays(1));
        assertEquals(0, wait(ANNA, HOME));
    }

    @Test
    void anAddressThatNobodyHasIsTreatedAlike() {
        for (var attempt = 0; attempt < 9; attempt++)
            assertEquals(wait(ANNA, origin(7)), wait(NOBODY, origin(8)));
    }

    @Test
    void manyAtOnceAreNotMoreThanOneAfterAnother() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tasks = IntStream.range(0, 40).mapToObj(_ ->
                    threads.submit(() -> wait(ANNA, HOME))).toList();
            var free = 0;
            for (var task : tasks) if (task.get() == 0) free++;
            assertEquals(5, free);
        }
    }

    @Test
    void theRightPasswordMakesOnesOwnErrorsForgotten() {
        for (var wrong = 0; wrong < 4; wrong++) wait(ANNA, HOME);
        throttle.logIn(ANNA, Optional.of(ID), HOME).succeeded(ID);
        for (var free = 0; free < 5; free++) assertEquals(0, wait(ANNA, HOME));
        assertTrue(wait(ANNA, HOME) > 0);
    }

    @Test
    void whatWasNeitherRightNorWrongDoesNotCount() {
        for (var attempt = 0; attempt < 30; attempt++)
            throttle.logIn(ANNA, Optional.of(ID), HOME).undo();
        assertEquals(0, wait(ANNA, HOME));
    }

    @Test
    void guessesAtOneAddressFromEverywhereAreSlowedDownALittle() {
        for (var number = 0; number < 10; number++) assertEquals(0, wait(ANNA, origin(number)));
        var longest = 0L;
        for (var number = 10; number < 200; number++) {
            var pause = wait(ANNA, origin(number));
            longest = Math.max(longest, pause);
            clock.pass(Duration.ofSeconds(pause));
        }
        assertEquals(60, longest);
    }

    @Test
    void strangersCannotKeepAPersonOutWhereTheyWereBefore() {
        throttle.logIn(ANNA, Optional.of(ID), HOME).succeeded(ID);
        for (var number = 100; number < 400; number++) wait(ANNA, origin(number));
        assertTrue(wait(ANNA, origin(400)) > 0);
        throttle.logIn(ANNA, Optional.of(ID), HOME).succeeded(ID);
        clock.pass(Throttle.KNOWN);
        throttle.forget();
        for (var number = 100; number < 400; number++) wait(ANNA, origin(number));
        assertTrue(wait(ANNA, HOME) > 0, "a place that was not seen for long");
    }

    @Test
    void aMailedLinkMakesAPlaceKnown() {
        for (var number = 100; number < 400; number++) wait(ANNA, origin(number));
        assertTrue(wait(ANNA, HOME) > 0);
        throttle.token(HOME).succeeded(ID);
        assertEquals(0, wait(ANNA, HOME));
    }

    @Test
    void oneOriginMayNotTryManyAddresses() {
        for (var number = 0; number < 20; number++)
            assertEquals(0, wait(new EmailAddress("a" + number + "@example.org"), HOME));
        assertEquals(1, wait(new EmailAddress("b@example.org"), HOME));
        assertEquals(0, wait(new EmailAddress("b@example.org"), origin(2)));
        clock.pass(Duration.ofHours(1));
        assertEquals(0, wait(new EmailAddress("c@example.org"), HOME));
    }

    /** Whoever has an account could else guess at others' for ever. */
    @Test
    void onesOwnSuccessDoesNotWashAwayGuessesAtOthers() {
        var other = new AccountId(new UUID(0, 2));
        for (var number = 0; number < 20; number++) {
            wait(new EmailAddress("a" + number + "@example.org"), HOME);
            if (number < 19)
                throttle.logIn(NOBODY, Optional.of(other), HOME).succeeded(other);
        }
        assertTrue(wait(ANNA, HOME) > 0);
    }

    @Test
    void askingForMailsIsCountedApartFromLoggingIn() {
        for (var number = 0; number < 5; number++) throttle.ask("mail", ANNA, HOME);
        assertEquals(1, pause(() -> throttle.ask("mail", ANNA, HOME)));
        assertEquals(0, wait(ANNA, HOME));
        assertEquals(0, pause(() -> throttle.ask("mail", ANNA, origin(2))));
    }

    /** 10,000 guesses at 1,000 accounts from 200 addresses, each sent as soon as it may be. */
    @Test
    void ofAFloodOfGuessesFewAreLookedAt() {
        var judged = 0;
        for (var guess = 0; guess < 10_000; guess++)
            if (wait(new EmailAddress("a" + guess % 1_000 + "@example.org"),
                    origin(guess % 200)) == 0) judged++;
        assertEquals(200 * 20, judged, "the free ones of each address, and none after");
    }

    /** Seconds to wait; 0 if it was let through. */
    private long wait(EmailAddress email, Origin from) {
        return pause(() -> throttle.logIn(email, email.equals(ANNA) ? Optional.of(ID)
                : Optional.empty(), from));
    }

    private static long pause(Supplier<Throttle.Attempt> attempt) {
        try {
            attempt.get();
            return 0;
        } catch (TooManyAttempts wait) {
            return wait.pause().toSeconds();
        }
    }

    private static Origin origin(int number) {
        return new Origin(Origin.Kind.IPV4, number);
    }
}
