package com.aimixup.application.credits;

import static com.aimixup.application.credits.CreditSamples.NOON;
import static com.aimixup.application.credits.CreditSamples.balance;
import static com.aimixup.application.credits.CreditSamples.hold;
import static com.aimixup.application.credits.CreditSamples.lot;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.application.runtime.MemoryTransactions;
import com.aimixup.application.runtime.MovableClock;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.credits.Credits;
import com.aimixup.domain.credits.Lot;
import com.aimixup.domain.credits.Transfer;
import com.aimixup.domain.credits.TransferId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class ExpireLotsTest {
    private final AccountId anna = new AccountId(UUID.randomUUID());
    private final MemoryTransactions transactions = new MemoryTransactions();
    private final MemoryLedger ledger = new MemoryLedger(transactions);
    private final MovableClock clock = new MovableClock(NOON);
    private final Holds holds = new Holds(ledger, clock);
    private final ExpireLots expire = new ExpireLots(ledger, transactions, UUID::randomUUID,
            clock);

    @Test
    void oneMicrosecondBeforeItIsThereAndThenItIsGone() {
        grant(lot(100, Optional.of(NOON.plusSeconds(60))));
        grant(lot(40, Optional.empty()));
        clock.pass(Duration.ofSeconds(60).minusNanos(1_000));
        assertEquals(0, expire.handle());
        assertEquals(balance(140, 0), ledger.balance(anna));
        clock.pass(Duration.ofNanos(1_000));
        assertEquals(1, expire.handle());
        assertEquals(balance(40, 0), ledger.balance(anna));
        assertEquals(0, expire.handle());
        assertTrue(ledger.audit().isClean());
    }

    @Test
    void whatIsHeldCanStillBeSpentAndTheRestOfItGoesAfterwards() {
        grant(lot(100, Optional.of(NOON.plusSeconds(60))));
        var hold = hold(30);
        transactions.run(() -> holds.open(anna, List.of(hold)));
        clock.pass(Duration.ofSeconds(61));
        assertEquals(1, expire.handle());
        assertEquals(balance(0, 30), ledger.balance(anna));
        assertEquals(0, expire.handle());
        transactions.run(() -> holds.close(anna, hold.id(), new Credits(20)));
        assertEquals(balance(10, 0), ledger.balance(anna));
        assertEquals(1, expire.handle());
        assertEquals(balance(0, 0), ledger.balance(anna));
        assertTrue(ledger.audit().isClean());
    }

    private void grant(Lot lot) {
        transactions.run(() -> ledger.grant(anna,
                Transfer.grant(new TransferId(UUID.randomUUID()), lot), lot));
    }
}
