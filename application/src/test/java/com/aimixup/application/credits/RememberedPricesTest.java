package com.aimixup.application.credits;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.aimixup.application.runtime.MemoryTransactions;
import com.aimixup.application.runtime.MovableClock;
import com.aimixup.domain.conversations.ModelRef;
import com.aimixup.domain.credits.Tariff;
import com.aimixup.domain.credits.UsageUnit;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RememberedPricesTest {
    private static final ModelRef MODEL = new ModelRef("acme", "say");

    private final MovableClock clock = new MovableClock(Instant.parse("2026-03-01T12:00:00Z"));
    private final PriceBook book = new MemoryPriceBook(new MemoryTransactions());
    private final PriceBook remembered = new RememberedPrices(book, clock);

    @Test
    void aFirstPriceIsKnownAtOnceAndTheNextInAMoment() {
        assertEquals(Optional.empty(), remembered.tariff(MODEL, clock.instant()));
        var first = tariff(1, clock.instant());
        book.add(MODEL, first);
        assertEquals(Optional.of(first), remembered.tariff(MODEL, clock.instant()));
        var next = tariff(2, clock.instant().plusNanos(1_000));
        book.add(MODEL, next);
        clock.pass(RememberedPrices.FRESH.minusMillis(1));
        assertEquals(Optional.of(first), remembered.tariff(MODEL, clock.instant()));
        clock.pass(RememberedPrices.FRESH);
        assertEquals(Optional.of(next), remembered.tariff(MODEL, clock.instant()));
    }

    @Test
    void ofEarlierMomentsItAsksTheBook() {
        var now = clock.instant();
        var old = tariff(1, now.minusSeconds(60));
        var current = tariff(2, now);
        book.add(MODEL, old);
        book.add(MODEL, current);
        assertEquals(Optional.of(current), remembered.tariff(MODEL, now));
        assertEquals(Optional.of(old), remembered.tariff(MODEL, now.minusSeconds(1)));
        assertEquals(Optional.of(current), remembered.tariff(MODEL, now));
    }

    @Test
    void aPriceThatIsAddedThroughItIsKnownAtOnce() {
        book.add(MODEL, tariff(1, clock.instant().minusSeconds(1)));
        remembered.tariff(MODEL, clock.instant());
        var next = tariff(2, clock.instant());
        remembered.add(MODEL, next);
        assertEquals(Optional.of(next), remembered.tariff(MODEL, clock.instant()));
    }

    private static Tariff tariff(long price, Instant from) {
        return new Tariff(Map.of(UsageUnit.INPUT, price, UsageUnit.OUTPUT, price), from);
    }
}
