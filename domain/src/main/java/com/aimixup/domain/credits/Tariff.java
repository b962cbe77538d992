package com.aimixup.domain.credits;

import java.math.BigDecimal;
import java.math.BigInteger;
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
    private static final int DECIMALS = 6;

    /** No answer whose cost can be told costs more, and no budget needs to be larger. */
    static final Credits COUNTABLE = new Credits(Long.MAX_VALUE / MILLION);

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
     * Exact but for one rounding up at the end. Empty if it cannot be told: a unit was used that
     * has no price, not even by its kind, or the amounts are beyond counting. Then the caller
     * charges what it held rather than nothing.
     */
    public Optional<Credits> price(Map<UsageUnit, Long> amounts) {
        return sum(amounts).map(sum -> sum.add(BigInteger.valueOf(MILLION - 1))
                        .divide(BigInteger.valueOf(MILLION)))
                .filter(micros -> micros.bitLength() < Long.SIZE)
                .map(micros -> new Credits(micros.longValue()));
    }

    /** What {@link #price} rounds up, in micro-credits. */
    public Optional<BigDecimal> exactMicros(Map<UsageUnit, Long> amounts) {
        return sum(amounts).map(sum -> new BigDecimal(sum, DECIMALS));
    }

    /** What a unit costs here, in micro-credits per million. */
    public Optional<Long> of(UsageUnit unit) {
        return Optional.ofNullable(microsPerMillion.getOrDefault(unit,
                microsPerMillion.get(unit.chargedAs())));
    }

    private Optional<BigInteger> sum(Map<UsageUnit, Long> amounts) {
        var sum = BigInteger.ZERO; // amounts are a provider's word and may be absurd
        for (var amount : amounts.entrySet()) {
            var price = of(amount.getKey());
            if (price.isEmpty()) return Optional.empty();
            sum = sum.add(BigInteger.valueOf(price.get()).multiply(
                    BigInteger.valueOf(amount.getValue())));
        }
        return Optional.of(sum);
    }

    /**
     * The most an answer can cost: every token in the dearest unit it could be counted in. What is
     * beyond counting comes out above {@link #COUNTABLE}.
     */
    public Credits atMost(long inputTokens, long outputTokens) {
        return new Credits(Math.ceilDiv(worst(inputTokens, outputTokens), MILLION));
    }

    /** The least an answer can cost: every token in the cheapest unit it could be counted in. */
    public Credits atLeast(long inputTokens, long outputTokens) {
        var sum = saturated(cheapest(UsageUnit::isInput), inputTokens)
                + saturated(cheapest(UsageUnit::isOutput), outputTokens);
        return new Credits((sum < 0 ? Long.MAX_VALUE : sum) / MILLION);
    }

    /**
     * The longest answer, up to {@code wanted} tokens, whose {@link #atMost} stays within a budget;
     * empty if the budget does not cover one token.
     */
    public OptionalInt outputAffordable(Credits budget, long inputTokens, int wanted) {
        var perToken = dearest(UsageUnit::isOutput);
        var rest = budget.atMost(COUNTABLE).micros() * MILLION - worst(inputTokens, 0);
        if (rest < perToken || rest < 0) return OptionalInt.empty();
        var most = perToken == 0 ? wanted : rest / perToken;
        return OptionalInt.of((int) Math.min(wanted, most));
    }

    private long worst(long inputTokens, long outputTokens) {
        var sum = saturated(dearest(UsageUnit::isInput), inputTokens)
                + saturated(dearest(UsageUnit::isOutput), outputTokens);
        return sum < 0 ? Long.MAX_VALUE : sum;
    }

    private static long saturated(long price, long tokens) {
        return Math.multiplyHigh(price, tokens) == 0 && price * tokens >= 0
                ? price * tokens : Long.MAX_VALUE;
    }

    private long cheapest(Predicate<UsageUnit> side) {
        return microsPerMillion.entrySet().stream().filter(entry -> side.test(entry.getKey()))
                .mapToLong(Map.Entry::getValue).min().orElse(0);
    }

    private long dearest(Predicate<UsageUnit> side) {
        return microsPerMillion.entrySet().stream().filter(entry -> side.test(entry.getKey()))
                .mapToLong(Map.Entry::getValue).max().orElse(0);
    }
}
