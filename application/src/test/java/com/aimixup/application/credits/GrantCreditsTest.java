package com.aimixup.application.credits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.application.accounts.MemoryAccounts;
import com.aimixup.application.accounts.PasswordHash;
import com.aimixup.application.credits.GrantCredits.Command;
import com.aimixup.application.credits.GrantCredits.Outcome;
import com.aimixup.application.runtime.MemoryTransactions;
import com.aimixup.application.runtime.MovableClock;
import com.aimixup.domain.accounts.Account;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.accounts.EmailAddress;
import com.aimixup.domain.credits.Balance;
import com.aimixup.domain.credits.Credits;
import com.aimixup.domain.policy.PolicyVersion;
import com.aimixup.domain.privacy.Private;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class GrantCreditsTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final AccountId ANNA = new AccountId(new UUID(0, 1));
    private static final EmailAddress EMAIL = new EmailAddress("anna@example.org");
    private static final UUID ID = new UUID(0, 9);
    private static final Credits TEN = new Credits(10);
    private final MemoryTransactions transactions = new MemoryTransactions();
    private final MemoryAccounts accounts = new MemoryAccounts(transactions);
    private final MemoryLedger ledger = new MemoryLedger(transactions);
    private final GrantCredits grant = new GrantCredits(accounts, ledger, transactions,
            new MovableClock(NOON));

    @BeforeEach
    void annaHasAnAccount() {
        accounts.add(new Account(ANNA, Private.of("Anna"), EMAIL, PolicyVersion.CURRENT, NOON,
                NOON), new PasswordHash(1, "hash"));
    }

    @Test
    void creditsAreGrantedAsALot() {
        assertEquals(new Outcome.Granted(ANNA, new Balance(TEN, Credits.ZERO)),
                grant.handle(new Command(ID, EMAIL, TEN, Optional.of(NOON.plusSeconds(1)))));
        var lots = ledger.lots(ANNA);
        assertEquals(TEN, ledger.balance(ANNA).available());
        assertEquals(TEN, lots.getFirst().remaining());
        assertEquals(Optional.of(NOON.plusSeconds(1)), lots.getFirst().expiresAt());
        assertTrue(ledger.audit().isClean());
    }

    @Test
    void theSameIdGrantsOnce() {
        var command = new Command(ID, EMAIL, TEN, Optional.empty());
        grant.handle(command);
        assertEquals(new Outcome.AlreadyGranted(ANNA, new Balance(TEN, Credits.ZERO)),
                grant.handle(command));
        grant.handle(new Command(new UUID(0, 10), EMAIL, TEN, Optional.empty()));
        assertEquals(new Credits(20), ledger.balance(ANNA).available());
        assertTrue(ledger.audit().isClean());
    }

    @Test
    void whatCannotBeGrantedIsRefused() {
        var nobody = new EmailAddress("nobody@example.org");
        assertEquals(new Outcome.UnknownAccount(),
                grant.handle(new Command(ID, nobody, TEN, Optional.empty())));
        assertEquals(new Outcome.NotPositive(),
                grant.handle(new Command(ID, EMAIL, Credits.ZERO, Optional.empty())));
        assertEquals(new Outcome.NotPositive(),
                grant.handle(new Command(ID, EMAIL, new Credits(-1), Optional.empty())));
        assertEquals(new Outcome.ExpiresInThePast(),
                grant.handle(new Command(ID, EMAIL, TEN, Optional.of(NOON))));
        assertEquals(Balance.EMPTY, ledger.balance(ANNA));
    }

    @Test
    void nobodyIsGivenMoreInADayThanTheLimitsSayHoweverManyGiveAtOnce() throws Exception {
        var clock = new MovableClock(NOON);
        var grants = new MemoryGrants(transactions);
        var limited = new GrantCredits(accounts, ledger, transactions, clock).within(grants,
                new GrantLimits(new Credits(25), new Credits(40)));
        try (var threads = Executors.newFixedThreadPool(4)) {
            threads.invokeAll(IntStream.range(0, 8).mapToObj(n -> (Callable<Outcome>) () ->
                    limited.handle(command(n, 10))).toList());
        }
        assertEquals(new Credits(20), ledger.balance(ANNA).available());
        assertEquals(new Outcome.AboveLimit(new Credits(5)), limited.handle(command(9, 6)));
        var first = grants.of(ANNA).getFirst();
        assertEquals("trial", first.reason());
        assertEquals(new Outcome.AlreadyGranted(ANNA, ledger.balance(ANNA)), limited.handle(
                new Command(first.id(), EMAIL, TEN, Optional.empty(), "trial")));
        clock.pass(Duration.ofDays(1));
        limited.handle(command(20, 25));
        assertEquals(new Outcome.AboveLimit(Credits.ZERO), limited.handle(command(21, 1)));
        assertEquals(new Credits(45), ledger.balance(ANNA).available());
        assertEquals(new Outcome.NoCode(), limited.handle(
                new Command(new UUID(1, 22), EMAIL, TEN, Optional.empty(), "He asked")));
    }

    private static Command command(int n, long micros) {
        return new Command(new UUID(1, n), EMAIL, new Credits(micros), Optional.empty(),
                "trial");
    }
}
