package com.aimixup.domain.credits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.domain.credits.Transfer.Kind;
import com.aimixup.domain.credits.Transfer.LotEntry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

final class TransferTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Hold HOLD = new Hold(new HoldId(new UUID(0, 1)), new Credits(100), NOON);

    @Test
    void whatDoesNotBalanceIsNoTransfer() {
        var id = new TransferId(new UUID(0, 1));
        var give = new Entry(Wallet.GRANTED, new Credits(-5));
        var take = new Entry(Wallet.AVAILABLE, new Credits(4));
        assertThrows(IllegalArgumentException.class, () -> new Transfer(id, Kind.GRANT, NOON,
                Optional.empty(), List.of(give, take), List.of()));
        assertThrows(IllegalArgumentException.class, () -> new Transfer(id, Kind.GRANT, NOON,
                Optional.empty(), List.of(), List.of()));
        assertThrows(IllegalArgumentException.class, () -> new Entry(Wallet.HELD, Credits.ZERO));
    }

    @Test
    void aGiftComesOutOfGrantedAndASaleOutOfSold() {
        var id = new TransferId(new UUID(0, 1));
        var gift = Transfer.grant(id, lot(1, Lot.Source.PROMOTIONAL, 7));
        assertEquals(List.of(new Entry(Wallet.GRANTED, new Credits(-7)),
                new Entry(Wallet.AVAILABLE, new Credits(7))), gift.entries());
        assertEquals(List.of(new LotEntry(new LotId(new UUID(0, 1)), new Credits(7))),
                gift.lots());
        var sale = Transfer.grant(id, lot(1, Lot.Source.PURCHASED, 7));
        assertEquals(Wallet.SOLD, sale.entries().getFirst().wallet());
    }

    @Test
    void openingAHoldMovesItsLimitAside() {
        var open = Transfer.open(HOLD, NOON);
        assertEquals(List.of(new Entry(Wallet.AVAILABLE, new Credits(-100)),
                new Entry(Wallet.HELD, new Credits(100))), open.entries());
        assertEquals(Credits.ZERO, open.consumed());
    }

    @Test
    void closingTakesThePriceAndGivesBackTheRest() {
        var lots = List.of(lot(1, Lot.Source.PURCHASED, 500));
        var close = Transfer.close(HOLD, new Credits(30), lots, NOON);
        assertEquals(Kind.SETTLE, close.kind());
        assertEquals(List.of(new Entry(Wallet.HELD, new Credits(-100)),
                new Entry(Wallet.CONSUMED, new Credits(30)),
                new Entry(Wallet.AVAILABLE, new Credits(70))), close.entries());
        assertEquals(new Credits(30), close.consumed());
    }

    @Test
    void aPriceOfNothingReleasesTheHold() {
        var close = Transfer.close(HOLD, Credits.ZERO, List.of(), NOON);
        assertEquals(Kind.RELEASE, close.kind());
        assertEquals(Credits.ZERO, close.consumed());
        assertEquals(List.of(), close.lots());
    }

    @Test
    void bothEndsOfAHoldShareOneIdAndTheBeginningHasAnother() {
        var lots = List.of(lot(1, Lot.Source.PURCHASED, 500));
        var settled = Transfer.close(HOLD, new Credits(1), lots, NOON);
        var released = Transfer.close(HOLD, Credits.ZERO, lots, NOON.plusSeconds(9));
        assertEquals(settled.id(), released.id());
        assertNotEquals(settled.id(), Transfer.open(HOLD, NOON).id());
    }

    @RepeatedTest(200)
    void noPriceTakesMoreThanWasHeldAndLotsFollowTheWallets(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        var hold = new Hold(HOLD.id(), new Credits(random.nextLong(1, 1000)), NOON);
        var price = new Credits(random.nextLong(2000));
        var lots = List.of(lot(1, Lot.Source.PURCHASED, 400), lot(2, Lot.Source.PROMOTIONAL, 1),
                lot(3, Lot.Source.SUBSCRIPTION, 700));
        var close = Transfer.close(hold, price, lots, NOON);
        assertTrue(close.consumed().compareTo(hold.limit()) <= 0);
        var lost = close.lots().stream().mapToLong(entry -> entry.amount().micros()).sum();
        assertEquals(-close.consumed().micros(), lost);
    }

    private static Lot lot(long id, Lot.Source source, long amount) {
        return new Lot(new LotId(new UUID(0, id)), source, new Credits(amount),
                new Credits(amount), Optional.empty(), NOON);
    }
}
