package com.aimixup.application.attempts;

import com.aimixup.application.privacy.MemoryKeyedHash;
import com.aimixup.application.privacy.MemoryVault;
import com.aimixup.application.runtime.MemoryTransactions;
import java.time.Clock;

/** A throttle over stores in memory. */
public final class MemoryThrottle {
    private MemoryThrottle() {}

    public static Throttle over(MemoryTransactions transactions, Clock clock) {
        return over(transactions, clock, 20);
    }

    static Throttle over(MemoryTransactions transactions, Clock clock, int perOrigin) {
        return new Throttle(new AttemptStores(new MemoryAttempts(transactions),
                new MemoryKnownPlaces(transactions)), new MemoryVault(transactions),
                new MemoryKeyedHash(1), transactions, clock, perOrigin);
    }
}
