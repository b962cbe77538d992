package com.aimixup.domain.credits;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;

/**
 * The prices of one model from a certain moment on, in micro-credits per million units.
 *
 * @param validFrom the price in force when a turn begins applies to all of it
 */
public record Tariff(Map<UsageUnit, Long> microsPerMillion, Instant validFrom) {
    private static final long MILLION = 1_000_000;

    public Tariff {
        microsPerMillion = Map.copyOf(microsPerMillion);
        if (microsPerMillion.values().stream().anyMatch(price -> price < 0))
            throw new IllegalArgumentException("a negative price");
    }

    /** Whether both reading and answering have a price; a model without is not usable. */
    public boolean pricesChat() {
        return microsPerMillion.containsKey(UsageUnit.INPUT)
                && microsPerMillion.containsKey(UsageUnit.OUTPUT);
    }

    /**
     * Exact but for one rounding up at the end. Empty if a unit was used that has no price, not
     * even by its kind: then the caller charges what it held rather than nothing.
     */
    public Optional<Credits> price(Map<UsageUnit, Long> amounts) {
        var sum = 0L;
        for (var amount : amounts.entrySet()) {
            var unit = amount.getKey();
            var price = microsPerMillion.getOrDefault(unit,
                    microsPerMillion.get(unit.chargedAs()));
            if (price == null) return Optional.empty();
            sum = Math.addExact(sum, Math.multiplyExact(price, amount.getValue()));
        }
        return Optional.of(new Credits(Math.ceilDiv(sum, MILLION)));
    }

    /** The most an answer can cost: every token in the dearest unit it could be counted in. */
    public Credits atMost(long inputTokens, long outputTokens) {
        return new Credits(Math.ceilDiv(worst(inputTokens, outputTokens), MILLION));
    }

    /**
     * The longest answer, up to {@code wanted} tokens, whose {@link #atMost} stays within a budget;
     * empty if the budget does not cover one token.
     */
    public OptionalInt outputAffordable(Credits budget, long inputTokens, int wanted) {
        var perToken = dearest(UsageUnit::isOutput);
        var micros = Math.min(budget.micros(), Long.MAX_VALUE / MILLION);
        var rest = micros * MILLION - worst(inputTokens, 0);
        if (rest < perToken || rest < 0) return OptionalInt.empty();
        var most = perToken == 0 ? wanted : rest / perToken;
        return OptionalInt.of((int) Math.min(wanted, most));
    }

    private long worst(long inputTokens, long outputTokens) {
        return Math.addExact(Math.multiplyExact(dearest(UsageUnit::isInput), inputTokens),
                Math.multiplyExact(dearest(UsageUnit::isOutput), outputTokens));
    }

    private long dearest(Predicate<UsageUnit> side) {
        return microsPerMillion.entrySet().stream().filter(entry -> side.test(entry.getKey()))
                .mapToLong(Map.Entry::getValue).max().orElse(0);
    }
}
