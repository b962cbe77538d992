package com.aimixup.application.credits;

import static com.aimixup.application.credits.CreditSamples.NOON;
import static com.aimixup.application.credits.CreditSamples.balance;
import static com.aimixup.application.credits.CreditSamples.hold;
import static com.aimixup.application.credits.CreditSamples.lot;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.application.privacy.MemorySections;
import com.aimixup.domain.credits.Balance;
import com.aimixup.domain.credits.Credits;
import com.aimixup.domain.credits.Hold;
import com.aimixup.domain.credits.HoldId;
import com.aimixup.domain.credits.Lot;
import com.aimixup.domain.credits.LotId;
import com.aimixup.domain.credits.Lots;
import com.aimixup.domain.credits.Transfer;
import com.aimixup.domain.credits.TransferId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a ledger promises. */
public abstract class LedgerContract extends LedgerBooks {
    @Test
    void anAccountThatNeverHadCreditsHasNone() {
        assertEquals(Balance.EMPTY, transactions().run(() -> ledger().lock(anna)));
        assertEquals(Balance.EMPTY, ledger().balance(anna));
        assertEquals(List.of(), ledger().lots(anna));
        assertEquals(List.of(), ledger().transfers(anna, Optional.empty(), 10));
    }

    @Test
    void aGrantIsAvailableAndFillsItsLot() {
        var lot = lot(500, Optional.of(LATER));
        assertTrue(grant(anna, lot));
        assertEquals(balance(500, 0), ledger().balance(anna));
        assertEquals(List.of(lot), ledger().lots(anna));
        assertEquals(Balance.EMPTY, ledger().balance(ben));
    }

    @Test
    void theSameGrantAgainChangesNothing() {
        var lot = lot(500, Optional.empty());
        var transfer = Transfer.grant(new TransferId(UUID.randomUUID()), lot);
        assertTrue(transactions().run(() -> ledger().grant(anna, transfer, lot)));
        assertFalse(transactions().run(() -> ledger().grant(anna, transfer, lot)));
        assertEquals(balance(500, 0), ledger().balance(anna));
        assertEquals(List.of(lot), ledger().lots(anna));
    }

    @Test
    void aHoldTakesFromWhatIsAvailable() {
        grant(anna, lot(500, Optional.empty()));
        var hold = hold(200);
        assertTrue(open(anna, hold));
        assertEquals(balance(300, 200), ledger().balance(anna));
        assertEquals(Optional.of(hold), ledger().openHold(anna, hold.id()));
        assertEquals(Optional.empty(), ledger().openHold(ben, hold.id()));
    }

    @Test
    void theSameHoldAgainChangesNothing() {
        grant(anna, lot(500, Optional.empty()));
        var hold = hold(200);
        open(anna, hold);
        assertFalse(open(anna, hold));
        assertEquals(balance(300, 200), ledger().balance(anna));
    }

    @Test
    void aHoldBeyondWhatIsAvailableIsRefusedWhole() {
        grant(anna, lot(500, Optional.empty()));
        var hold = hold(501);
        assertThrows(RuntimeException.class, () -> open(anna, hold));
        assertEquals(balance(500, 0), ledger().balance(anna));
        assertEquals(Optional.empty(), ledger().openHold(anna, hold.id()));
        assertEquals(1, ledger().transfers(anna, Optional.empty(), 10).size());
    }

    @Test
    void aHoldWithoutAnyCreditsIsRefused() {
        assertThrows(RuntimeException.class, () -> open(anna, hold(1)));
        assertEquals(Balance.EMPTY, ledger().balance(anna));
    }

    @Test
    void settlingTakesThePriceFromTheLotsAndGivesBackTheRest() {
        var first = lot(100, Optional.of(LATER));
        var second = lot(400, Optional.empty());
        grant(anna, first);
        grant(anna, second);
        var hold = hold(200);
        open(anna, hold);
        assertTrue(close(anna, hold, 150));
        assertEquals(balance(350, 0), ledger().balance(anna));
        assertEquals(Set.of(new Credits(350)), ledger().lots(anna).stream().map(Lot::remaining)
                .collect(Collectors.toSet()));
        assertEquals(Optional.empty(), ledger().openHold(anna, hold.id()));
        assertTrue(ledger().audit().isClean());
    }

    @Test
    void aReleasedHoldCostsNothing() {
        grant(anna, lot(500, Optional.empty()));
        var hold = hold(200);
        open(anna, hold);
        assertTrue(close(anna, hold, 0));
        assertEquals(balance(500, 0), ledger().balance(anna));
        assertTrue(ledger().audit().isClean());
    }

    @Test
    void aHoldEndsOnce() {
        grant(anna, lot(500, Optional.empty()));
        var hold = hold(200);
        open(anna, hold);
        close(anna, hold, 200);
        assertFalse(close(anna, hold, 0));
        assertEquals(balance(300, 0), ledger().balance(anna));
        assertTrue(ledger().audit().isClean());
    }

    @Test
    void whatWasRolledBackNeverHappened() {
        grant(anna, lot(500, Optional.empty()));
        var hold = hold(200);
        assertThrows(IllegalStateException.class, () -> transactions().run(() -> {
            ledger().open(anna, Transfer.open(hold, NOON), hold);
            throw new IllegalStateException();
        }));
        assertEquals(balance(500, 0), ledger().balance(anna));
        assertTrue(open(anna, hold));
    }

    @Test
    void overdueHoldsAreFoundOldestFirst() {
        grant(anna, lot(500, Optional.empty()));
        var old = new Hold(new HoldId(UUID.randomUUID()), new Credits(1), NOON.minusSeconds(2));
        var older = new Hold(new HoldId(UUID.randomUUID()), new Credits(1), NOON.minusSeconds(3));
        var ended = new Hold(new HoldId(UUID.randomUUID()), new Credits(1), NOON.minusSeconds(4));
        for (var hold : List.of(old, older, ended, hold(1))) open(anna, hold);
        close(anna, ended, 1);
        assertEquals(List.of(older, old), ledger().overdue(NOON, 1_000).stream()
                .filter(overdue -> overdue.account().equals(anna)).map(Ledger.Overdue::hold)
                .toList());
    }

    @Test
    void accountsWithSomethingLeftOfAnExpiredLotAreFound() {
        var over = lot(100, Optional.of(NOON));
        grant(anna, over);
        grant(anna, lot(50, Optional.of(NOON)));
        grant(ben, lot(100, Optional.of(NOON.plusNanos(1_000))));
        assertEquals(1, expired().filter(anna::equals).count());
        assertEquals(0, expired().filter(ben::equals).count());
        transactions().run(() -> ledger().post(anna, Transfer.expire(
                new TransferId(UUID.randomUUID()),
                Lots.expire(ledger().lots(anna), Credits.ZERO, NOON), NOON)));
        assertEquals(0, expired().filter(anna::equals).count());
        assertEquals(Balance.EMPTY, ledger().balance(anna));
        assertTrue(ledger().audit().isClean());
    }

    @Test
    void aRefundTakesFromItsLotAndMayBeTakenBack() {
        var lot = lot(100, Optional.empty());
        grant(anna, lot);
        var hold = hold(30);
        open(anna, hold);
        close(anna, hold, 30);
        assertEquals(new Credits(30), ledger().spent(anna, lot.id()));
        var taken = new Credits(70);
        transactions().run(() -> ledger().post(anna, Transfer.takeBack(
                new TransferId(UUID.randomUUID()), lot.id(), taken, NOON)));
        assertEquals(Balance.EMPTY, ledger().balance(anna));
        assertEquals(Credits.ZERO, ledger().lot(anna, lot.id()).remaining());
        transactions().run(() -> ledger().post(anna, Transfer.giveBack(
                new TransferId(UUID.randomUUID()), lot.id(), taken, NOON)));
        assertEquals(balance(70, 0), ledger().balance(anna));
        assertEquals(new Credits(30), ledger().spent(anna, lot.id()));
        assertTrue(ledger().audit().isClean());
    }

    @Test
    void transfersComeNewestFirstInPages() {
        for (var i = 0; i < 5; i++) {
            var lot = new Lot(new LotId(UUID.randomUUID()), Lot.Source.PURCHASED,
                    new Credits(10 + i), new Credits(10 + i), Optional.empty(),
                    NOON.plusSeconds(i / 2)); // two at the same time
            grant(anna, lot);
        }
        grant(ben, lot(7, Optional.empty()));
        var all = ledger().transfers(anna, Optional.empty(), 10);
        assertEquals(5, all.size());
        assertEquals(NOON.plusSeconds(2), all.getFirst().at());
        var first = ledger().transfers(anna, Optional.empty(), 2);
        assertEquals(all.subList(0, 2), first);
        var place = new Ledger.Place(first.getLast().at(), first.getLast().id());
        assertEquals(all.subList(2, 5), ledger().transfers(anna, Optional.of(place), 10));
    }

    @Test
    void aTransferIsReadBackWithItsEntries() {
        var lot = lot(500, Optional.empty());
        grant(anna, lot);
        var hold = hold(200);
        open(anna, hold);
        var end = Transfer.close(hold, new Credits(150), List.of(lot), LATER);
        transactions().run(() -> ledger().post(anna, end));
        var read = ledger().transfers(anna, Optional.empty(), 1).getFirst();
        assertEquals(end.id(), read.id());
        assertEquals(Transfer.Kind.SETTLE, read.kind());
        assertEquals(Optional.of(hold.id()), read.hold());
        assertEquals(Set.copyOf(end.entries()), Set.copyOf(read.entries()));
        assertEquals(end.lots(), read.lots());
    }

    @Test
    void anArchiveHasOnesOwnTransfersOnly() {
        grant(anna, lot(500, Optional.empty()));
        grant(ben, lot(600, Optional.empty()));
        var sections = new MemorySections();
        ledger().export(anna, sections);
        assertEquals(1, sections.of("credits").size());
    }

    @Test
    void erasingKeepsTheNumbers() {
        grant(anna, lot(500, Optional.empty()));
        transactions().run(() -> ledger().erase(anna));
        assertEquals(balance(500, 0), ledger().balance(anna));
    }
}
