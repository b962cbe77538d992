package com.aimixup.adapter.plugins;

import com.aimixup.plugin.spi.ProviderFailure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Lets a model that keeps failing rest, and then asks it once to see. Our own few lines instead of
 * Helidon's breaker, because failures are values here, and because time comes from outside.
 */
final class Breaker {
    private final int failuresMax;
    private final Duration rest;
    private final InstantSource clock;
    private int failures;
    private Instant askAgain = Instant.MIN;
    private Optional<ProviderFailure> last = Optional.empty();
    private boolean trying;

    Breaker(int failuresMax, Duration rest, InstantSource clock) {
        this.failuresMax = failuresMax;
        this.rest = rest;
        this.clock = clock;
    }

    /** What it said when it was last asked; empty if it may be asked, which must then be ended. */
    synchronized Optional<ProviderFailure> refusal() {
        if (failures < failuresMax) return Optional.empty();
        if (trying || clock.instant().isBefore(askAgain)) return last;
        trying = true;
        return Optional.empty();
    }

    synchronized void failed(ProviderFailure failure) {
        trying = false;
        last = Optional.of(failure);
        failures = Math.min(failures + 1, failuresMax);
        askAgain = clock.instant().plus(rest);
    }

    synchronized void answered() {
        trying = false;
        failures = 0;
    }

    /** Ended without a word about the model's health: it was cancelled, say. */
    synchronized void abandoned() {
        trying = false;
    }

    synchronized boolean isOpen() {
        return failures >= failuresMax;
    }
}
