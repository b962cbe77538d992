package com.aimixup.domain.credits;

/** What a person has: free to spend, and held for work under way. Neither is ever negative. */
public record Balance(Credits available, Credits held) {
    public static final Balance EMPTY = new Balance(Credits.ZERO, Credits.ZERO);

    public Balance {
        if (available.isNegative() || held.isNegative())
            throw new IllegalArgumentException("overdrawn");
    }

    public boolean covers(Credits amount) {
        return available.compareTo(amount) >= 0;
    }
}
