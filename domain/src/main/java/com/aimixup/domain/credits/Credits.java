package com.aimixup.domain.credits;

/** An amount in micro-credits; one credit is 1,000,000. May be negative, never inexact. */
public record Credits(long micros) implements Comparable<Credits> {
    public static final Credits ZERO = new Credits(0);
    public static final long MICROS_PER_CREDIT = 1_000_000;

    public static Credits ofWhole(long credits) {
        return new Credits(Math.multiplyExact(credits, MICROS_PER_CREDIT));
    }

    public Credits plus(Credits other) {
        return new Credits(Math.addExact(micros, other.micros));
    }

    public Credits minus(Credits other) {
        return new Credits(Math.subtractExact(micros, other.micros));
    }

    public Credits negated() {
        return new Credits(Math.negateExact(micros));
    }

    public Credits atMost(Credits limit) {
        return compareTo(limit) <= 0 ? this : limit;
    }

    public boolean isPositive() {
        return micros > 0;
    }

    public boolean isNegative() {
        return micros < 0;
    }

    @Override
    public int compareTo(Credits other) {
        return Long.compare(micros, other.micros);
    }
}
