package com.aimixup.domain.credits;

import static com.aimixup.domain.credits.UsageUnit.CACHED_INPUT;
import static com.aimixup.domain.credits.UsageUnit.IMAGE;
import static com.aimixup.domain.credits.UsageUnit.INPUT;
import static com.aimixup.domain.credits.UsageUnit.OUTPUT;
import static com.aimixup.domain.credits.UsageUnit.REASONING;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

final class TariffTest {
    private static final Tariff TARIFF = tariff(Map.of(INPUT, 3_000_000L, OUTPUT, 15_000_000L));

    @Test
    void aPriceIsRoundedUpOnceAndAtTheEnd() {
        var cheap = tariff(Map.of(INPUT, 1L, OUTPUT, 1L));
        assertEquals(price(1), cheap.price(Map.of(INPUT, 1L, OUTPUT, 1L)));
        assertEquals(price(1), cheap.price(Map.of(INPUT, 999_999L, OUTPUT, 1L)));
        assertEquals(price(2), cheap.price(Map.of(INPUT, 999_999L, OUTPUT, 2L)));
        assertEquals(price(0), cheap.price(Map.of()));
        assertEquals(price(3 * 7 + 15 * 2), TARIFF.price(Map.of(INPUT, 7L, OUTPUT, 2L)));
    }

    @Test
    void aUnitWithoutAPriceOfItsOwnIsChargedAsItsKind() {
        assertEquals(price(3 * 5), TARIFF.price(Map.of(CACHED_INPUT, 5L)));
        assertEquals(price(15 * 5), TARIFF.price(Map.of(REASONING, 5L)));
        var cached = tariff(Map.of(INPUT, 3_000_000L, CACHED_INPUT, 0L));
        assertEquals(price(0), cached.price(Map.of(CACHED_INPUT, 5L)));
    }

    @Test
    void whatHasNoPriceAtAllIsNeverFree() {
        assertEquals(Optional.empty(), TARIFF.price(Map.of(INPUT, 5L, IMAGE, 1L)));
    }

    @Test
    void amountsBeyondCountingHaveNoPriceInsteadOfAWrongOne() {
        assertEquals(Optional.empty(), TARIFF.price(Map.of(INPUT, Long.MAX_VALUE)));
        assertEquals(Optional.empty(),
                TARIFF.price(Map.of(INPUT, Long.MAX_VALUE, OUTPUT, Long.MAX_VALUE)));
        // The product alone does not fit a long; the price does.
        assertEquals(price(3_000_000_000_000_000L),
                TARIFF.price(Map.of(INPUT, 1_000_000_000_000_000L)));
    }

    @Test
    void aModelIsPricedIfBothReadingAndAnsweringAre() {
        assertTrue(TARIFF.pricesChat());
        assertTrue(tariff(Map.of(INPUT, 0L, OUTPUT, 0L)).pricesChat());
        assertFalse(tariff(Map.of(INPUT, 1L)).pricesChat());
        assertFalse(tariff(Map.of(OUTPUT, 1L, IMAGE, 1L)).pricesChat());
    }

    @Test
    void thereAreNoNegativePrices() {
        assertThrows(IllegalArgumentException.class, () -> tariff(Map.of(INPUT, -1L)));
    }

    @Test
    void aBudgetThatCoversNoTokenAffordsNoAnswer() {
        assertEquals(OptionalInt.empty(), TARIFF.outputAffordable(new Credits(29), 5, 100));
        assertEquals(OptionalInt.of(1), TARIFF.outputAffordable(new Credits(30), 5, 100));
        assertEquals(OptionalInt.empty(), TARIFF.outputAffordable(new Credits(-1), 0, 100));
        var free = tariff(Map.of(INPUT, 0L, OUTPUT, 0L));
        assertEquals(OptionalInt.of(100), free.outputAffordable(Credits.ZERO, 5, 100));
    }

    @Test
    void anAbsurdBoundIsMoreThanAnyBudget() {
        var rich = new Credits(Long.MAX_VALUE);
        for (var tokens : new long[] {Long.MAX_VALUE, Long.MAX_VALUE / 1000, -1}) {
            assertTrue(TARIFF.atMost(tokens, 1).compareTo(Tariff.COUNTABLE) > 0);
            assertEquals(OptionalInt.empty(), TARIFF.outputAffordable(rich, tokens, 100));
        }
    }

    /** One token more would not be affordable, unless no more were wanted. */
    @RepeatedTest(300)
    void theAffordableLengthIsTheLongestWithinTheBudget(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        var prices = new EnumMap<UsageUnit, Long>(UsageUnit.class);
        prices.put(INPUT, random.nextLong(10_000_000));
        prices.put(OUTPUT, random.nextLong(10_000_000));
        if (random.nextBoolean()) prices.put(REASONING, random.nextLong(20_000_000));
        if (random.nextBoolean()) prices.put(CACHED_INPUT, random.nextLong(20_000_000));
        var tariff = tariff(prices);
        var input = random.nextLong(1000);
        var wanted = random.nextInt(1, 2000);
        var budget = new Credits(random.nextLong(20_000));
        var output = tariff.outputAffordable(budget, input, wanted);
        if (output.isEmpty()) {
            assertTrue(tariff.atMost(input, 1).compareTo(budget) > 0);
            return;
        }
        assertTrue(tariff.atMost(input, output.getAsInt()).compareTo(budget) <= 0);
        assertTrue(output.getAsInt() == wanted
                || tariff.atMost(input, output.getAsInt() + 1).compareTo(budget) > 0);
    }

    @RepeatedTest(100)
    void noWayOfCountingCostsMoreThanTheMost(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        var prices = new EnumMap<UsageUnit, Long>(UsageUnit.class);
        for (var unit : UsageUnit.values())
            if (unit == INPUT || unit == OUTPUT || random.nextBoolean())
                prices.put(unit, random.nextLong(10_000_000));
        var tariff = tariff(prices);
        var input = 0L;
        var output = 0L;
        var amounts = new EnumMap<UsageUnit, Long>(UsageUnit.class);
        for (var unit : UsageUnit.values()) {
            if (unit == IMAGE) continue;
            var amount = random.nextLong(1000);
            amounts.put(unit, amount);
            if (unit.isInput()) input += amount;
            else output += amount;
        }
        var price = tariff.price(amounts).orElseThrow();
        assertTrue(price.compareTo(tariff.atMost(input, output)) <= 0);
    }

    private static Optional<Credits> price(long micros) {
        return Optional.of(new Credits(micros));
    }

    private static Tariff tariff(Map<UsageUnit, Long> prices) {
        return new Tariff(prices, Instant.EPOCH);
    }
}
