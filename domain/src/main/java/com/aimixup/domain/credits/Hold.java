package com.aimixup.domain.credits;

import java.time.Instant;

/**
 * The most that pending work may cost, taken out of the available credits until it is known.
 *
 * @param expiresAt a sweeper releases it after this time if nobody settled it
 */
public record Hold(HoldId id, Credits limit, Instant expiresAt) {
    public Hold {
        if (!limit.isPositive()) throw new IllegalArgumentException("a hold of nothing");
    }
}
