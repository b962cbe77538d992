package com.aimixup.domain.credits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.domain.credits.Transfer.LotEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

final class LotsTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void theSoonestToExpireGoesFirstThenGiftsThenTheOldest() {
        var lasting = lot(1, Lot.Source.PURCHASED, 10, Optional.empty(), 0);
        var late = lot(2, Lot.Source.PROMOTIONAL, 10, Optional.of(NOON.plusSeconds(9)), 0);
        var soonBought = lot(3, Lot.Source.PURCHASED, 10, Optional.of(NOON), 0);
        var soonGivenLater = lot(4, Lot.Source.PROMOTIONAL, 10, Optional.of(NOON), 7);
        var soonGiven = lot(5, Lot.Source.PROMOTIONAL, 10, Optional.of(NOON), 3);
        var taken = Lots.spend(List.of(lasting, late, soonBought, soonGivenLater, soonGiven),
                new Credits(41));
        assertEquals(List.of(5L, 4L, 3L, 2L, 1L), taken.stream()
                .map(entry -> entry.lot().value().getLeastSignificantBits()).toList());
        assertEquals(new Credits(-1), taken.getLast().amount());
    }

    @Test
    void nothingIsTakenForNothing() {
        assertEquals(List.of(), Lots.spend(List.of(), Credits.ZERO));
        assertEquals(List.of(), Lots.spend(List.of(lot(1, 5)), Credits.ZERO));
    }

    @Test
    void lotsThatHoldTooLittleAreABrokenLedger() {
        assertThrows(IllegalStateException.class,
                () -> Lots.spend(List.of(lot(1, 5), lot(2, 5)), new Credits(11)));
    }

    @RepeatedTest(200)
    void exactlyTheAmountIsTakenInWhateverOrderTheLotsCome(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        var lots = new ArrayList<Lot>();
        var count = random.nextInt(1, 9);
        for (var id = 0; id < count; id++)
            lots.add(lot(id, Lot.Source.values()[random.nextInt(3)], random.nextLong(1, 100),
                    Optional.of(NOON.plusSeconds(random.nextInt(3))).filter(_ ->
                            random.nextBoolean()), random.nextInt(3)));
        var total = lots.stream().mapToLong(lot -> lot.remaining().micros()).sum();
        var amount = new Credits(random.nextLong(total + 1));
        var taken = Lots.spend(lots, amount);
        assertEquals(-amount.micros(),
                taken.stream().mapToLong(entry -> entry.amount().micros()).sum());
        var remaining = lots.stream().collect(Collectors.toMap(Lot::id, Lot::remaining));
        for (var entry : taken) {
            assertTrue(entry.amount().isNegative());
            assertTrue(!remaining.get(entry.lot()).plus(entry.amount()).isNegative());
        }
        // Only the last one touched may have something left.
        for (var entry : taken.subList(0, Math.max(0, taken.size() - 1)))
            assertEquals(Credits.ZERO, remaining.get(entry.lot()).plus(entry.amount()));
        Collections.shuffle(lots, random);
        assertEquals(taken, Lots.spend(lots, amount));
        assertEquals(taken.size(), taken.stream().map(LotEntry::lot).distinct().count());
    }

    @Test
    void whatHasExpiredGoesAndTheRestStays() {
        var over = lot(1, Lot.Source.PURCHASED, 10, Optional.of(NOON), 0);
        var lasts = lot(2, Lot.Source.PURCHASED, 10, Optional.of(NOON.plusNanos(1)), 0);
        assertEquals(List.of(new LotEntry(over.id(), new Credits(-10))),
                Lots.expire(List.of(lasts, lot(3, 5), over), Credits.ZERO, NOON));
        assertEquals(List.of(), Lots.expire(List.of(lasts, lot(3, 5)), Credits.ZERO, NOON));
    }

    @Test
    void whatIsHeldOutlivesItsLot() {
        var first = lot(1, Lot.Source.PURCHASED, 10, Optional.of(NOON.minusSeconds(1)), 0);
        var second = lot(2, Lot.Source.PURCHASED, 10, Optional.of(NOON), 0);
        assertEquals(List.of(new LotEntry(second.id(), new Credits(-8))),
                Lots.expire(List.of(second, first), new Credits(12), NOON));
        assertEquals(List.of(), Lots.expire(List.of(second, first), new Credits(99), NOON));
    }

    @Test
    void aLotIsNeverEmptyFromTheStartNorFullerThanItWas() {
        assertThrows(IllegalArgumentException.class, () -> lot(1, 0));
        assertThrows(IllegalArgumentException.class, () -> new Lot(new LotId(new UUID(0, 1)),
                Lot.Source.PURCHASED, new Credits(5), new Credits(6), Optional.empty(), NOON));
        assertThrows(IllegalArgumentException.class, () -> new Lot(new LotId(new UUID(0, 1)),
                Lot.Source.PURCHASED, new Credits(5), new Credits(-1), Optional.empty(), NOON));
    }

    private static Lot lot(long id, long amount) {
        return lot(id, Lot.Source.PURCHASED, amount, Optional.empty(), 0);
    }

    private static Lot lot(long id, Lot.Source source, long amount, Optional<Instant> expiresAt,
            int ageSeconds) {
        return new Lot(new LotId(new UUID(0, id)), source, new Credits(amount),
                new Credits(amount), expiresAt, NOON.plusSeconds(ageSeconds));
    }
}
