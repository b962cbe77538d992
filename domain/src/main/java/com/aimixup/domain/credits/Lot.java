package com.aimixup.domain.credits;

import java.time.Instant;
import java.util.Optional;

/**
 * Credits that came in together and expire together.
 *
 * @param expiresAt empty if it never does
 */
public record Lot(
        LotId id,
        Source source,
        Credits granted,
        Credits remaining,
        Optional<Instant> expiresAt,
        Instant createdAt) {

    public enum Source { PROMOTIONAL, SUBSCRIPTION, PURCHASED }

    public Lot {
        if (!granted.isPositive()) throw new IllegalArgumentException("an empty lot");
        if (remaining.isNegative() || remaining.compareTo(granted) > 0)
            throw new IllegalArgumentException("remaining is out of range");
    }

    public boolean isExpired(Instant now) {
        return expiresAt.filter(at -> !at.isAfter(now)).isPresent();
    }
}
