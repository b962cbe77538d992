package com.aimixup.domain.access;

import java.time.Duration;
import java.time.Instant;

/**
 * How long somebody who was wrong has to wait before the next attempt: nothing at first, then twice
 * as long each time. Attempts that come too early are refused and do not count, so nobody who waits
 * as long as was said is refused by their own doing.
 *
 * @param free attempts that cost nothing
 * @param first the wait after the last free one
 * @param most the longest wait
 * @param memory after so long without an attempt all are forgotten
 */
public record GrowingDelay(int free, Duration first, Duration most, Duration memory) {
    private static final int DOUBLINGS_MAX = 30;

    public GrowingDelay {
        if (free < 1 || !first.isPositive() || most.compareTo(first) < 0
                || memory.compareTo(most) < 0)
            throw new IllegalArgumentException("no such delay");
    }

    /** Attempts so far, and the last of them. */
    public record Count(long number, Instant last) {}

    /** What is left of the wait; not positive if there is none. */
    public Duration left(Count count, Instant now) {
        if (count.number() < free || isForgotten(count, now)) return Duration.ZERO;
        var doublings = (int) Math.min(count.number() - free, DOUBLINGS_MAX);
        var wait = first.multipliedBy(1L << doublings);
        if (wait.compareTo(most) > 0) wait = most;
        return Duration.between(now, count.last().plus(wait));
    }

    public Count next(Count count, Instant now) {
        return new Count(isForgotten(count, now) ? 1 : count.number() + 1, now);
    }

    public Instant forgottenAt(Count count) {
        return count.last().plus(memory);
    }

    private boolean isForgotten(Count count, Instant now) {
        return !now.isBefore(forgottenAt(count));
    }
}
