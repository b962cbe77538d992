package com.aimixup.adapter.plugins;

import java.time.Duration;

/** How long a call has said nothing, and how long it may. */
final class Silence {

    /**
     * @param first before the first word: some models think for minutes
     * @param between after a word
     */
    record Limits(Duration first, Duration between) {
        static final Limits USUAL = new Limits(Duration.ofMinutes(4), Duration.ofSeconds(90));
        static final Limits NONE = new Limits(Duration.ofDays(1), Duration.ofDays(1));
    }

    private final Limits limits;
    private volatile Duration allowed;
    private volatile long since = System.nanoTime();

    Silence(Limits limits) {
        this.limits = limits;
        this.allowed = limits.first();
    }

    void broken() {
        allowed = limits.between();
        since = System.nanoTime();
    }

    long nanosLeft() {
        return allowed.toNanos() - (System.nanoTime() - since);
    }
}
