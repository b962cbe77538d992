package com.aimixup.application.runtime;

import java.time.Clock;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * UUID version 7 (RFC 9562, 5.7): 48 bits of milliseconds, then 74 random bits, so that new rows
 * lie side by side in an index and nobody can guess one.
 */
public final class TimeOrderedIds implements Ids {
    private static final long VERSION = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private final Clock clock;
    private final RandomGenerator random;

    public TimeOrderedIds(Clock clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    @Override
    public UUID next() {
        var high = clock.millis() << 16 | VERSION | random.nextLong() & 0x0FFF;
        var low = VARIANT | random.nextLong() >>> 2;
        return new UUID(high, low);
    }
}
