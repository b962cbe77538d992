package com.aimixup.application.credits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.application.runtime.MemoryTransactions;
import com.aimixup.application.runtime.MovableClock;
import com.aimixup.application.runtime.StoreUnavailable;
import com.aimixup.application.runtime.Transactions;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.credits.Credits;
import com.aimixup.domain.credits.Hold;
import com.aimixup.domain.credits.HoldId;
import com.aimixup.domain.credits.Lot;
import com.aimixup.domain.credits.LotId;
import com.aimixup.domain.credits.Transfer;
import com.aimixup.domain.credits.TransferId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class HoldsTest {
    private static final AccountId ANNA = new AccountId(new UUID(0, 1));
    private final MovableClock clock = new MovableClock(Instant.parse("2026-03-01T12:00:00Z"));
    private final MemoryTransactions transactions = new MemoryTransactions();
    private final MemoryLedger ledger = new MemoryLedger(transactions);
    private final Holds holds = new Holds(ledger, clock);

    @BeforeEach
    void annaHasCredits() {
        var lot = new Lot(new LotId(new UUID(0, 1)), Lot.Source.PROMOTIONAL, new Credits(100),
                new Credits(100), Optional.empty(), clock.instant());
        ledger.grant(ANNA, Transfer.grant(new TransferId(new UUID(0, 1)), lot), lot);
    }

    @AfterEach
    void theBooksAgree() {
        assertTrue(ledger.audit().isClean(), () -> ledger.audit().toString());
    }

    @Test
    void aHoldEndsOnce() {
        open(hold(1, 60));
        assertEquals(Optional.of(new Credits(25)), close(1, 25));
        assertEquals(Optional.empty(), close(1, 25));
        assertEquals(Optional.empty(), close(1, 0));
        assertEquals(new Credits(75), ledger.balance(ANNA).available());
    }

    @Test
    void aReleasedHoldCannotBeChargedAnyMore() {
        open(hold(1, 60));
        assertEquals(Optional.of(Credits.ZERO), close(1, 0));
        assertEquals(Optional.empty(), close(1, 25));
        assertEquals(new Credits(100), ledger.balance(ANNA).available());
    }

    @Test
    void nothingIsChargedAboveTheHoldNorWithoutOne() {
        open(hold(1, 60));
        assertEquals(Optional.of(new Credits(60)), close(1, 1_000));
        assertEquals(Optional.empty(), close(2, 1));
    }

    @Test
    void theSameWorkIsNotHeldForTwiceNotEvenAfterwards() {
        open(hold(1, 10));
        assertThrows(IllegalStateException.class, () -> open(hold(1, 10)));
        close(1, 5);
        assertThrows(IllegalStateException.class, () -> open(hold(1, 10)));
        assertEquals(new Credits(95), ledger.balance(ANNA).available());
    }

    @Test
    void holdsThatAreNotAllCoveredAreNotOpenedAtAll() {
        assertThrows(IllegalArgumentException.class, () -> open(hold(1, 60), hold(2, 60)));
        assertEquals(new Credits(100), ledger.balance(ANNA).available());
    }

    @Test
    void onlyWhatIsOverdueIsReleased() {
        open(hold(1, 30));
        clock.pass(Duration.ofMinutes(1));
        open(hold(2, 30));
        assertEquals(0, release(transactions));
        clock.pass(Duration.ofSeconds(30));
        assertEquals(1, release(transactions));
        assertEquals(0, release(transactions));
        assertEquals(new Credits(30), ledger.balance(ANNA).held());
        assertEquals(Optional.of(new Credits(7)), close(2, 7));
    }

    @Test
    void oneHoldThatCannotBeReleasedDoesNotKeepTheOthers() {
        open(hold(1, 30), hold(2, 30));
        clock.pass(Duration.ofMinutes(2));
        var calls = new AtomicInteger();
        var broken = failing(() -> {
            if (calls.getAndIncrement() == 0) throw new IllegalStateException("broken row");
        });
        assertEquals(1, release(broken));
        assertEquals(1, release(broken));
    }

    @Test
    void aStoreThatIsAwayEndsTheJob() {
        open(hold(1, 30), hold(2, 30));
        clock.pass(Duration.ofMinutes(2));
        assertThrows(StoreUnavailable.class, () -> release(failing(() -> {
            throw new StoreUnavailable("away");
        })));
        assertEquals(2, release(transactions));
    }

    private Transactions failing(Runnable trouble) {
        return new Transactions() {
            @Override
            public <T> T run(Supplier<T> work) {
                trouble.run();
                return transactions.run(work);
            }
        };
    }

    private int release(Transactions over) {
        return new ReleaseOverdueHolds(ledger, holds, over, clock).handle();
    }

    private void open(Hold... opened) {
        transactions.run(() -> {
            holds.lockAvailable(ANNA);
            holds.open(ANNA, List.of(opened));
        });
    }

    private Optional<Credits> close(long id, long price) {
        return transactions.run(() ->
                holds.close(ANNA, new HoldId(new UUID(0, id)), new Credits(price)));
    }

    private Hold hold(long id, long limit) {
        return new Hold(new HoldId(new UUID(0, id)), new Credits(limit),
                clock.instant().plusSeconds(90));
    }
}
