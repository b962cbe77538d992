package com.aimixup.application.runtime;

import java.time.Duration;
import java.util.function.Supplier;

/**
 * Tries again while the store is away, for work that is paid for already and must not be lost. The
 * work must be harmless if repeated.
 */
public final class Patience {
    private static final Duration PAUSE_FIRST = Duration.ofMillis(50);
    private static final Duration PAUSE_MAX = Duration.ofSeconds(2);
    private final Duration limit;

    public Patience(Duration limit) {
        this.limit = limit;
    }

    /** @throws StoreUnavailable if the store is still away when patience ends */
    public <T> T run(Supplier<T> work) {
        var waited = Duration.ZERO;
        var pause = PAUSE_FIRST;
        while (true) {
            try {
                return work.get();
            } catch (StoreUnavailable away) {
                if (waited.compareTo(limit) >= 0) throw away;
                sleep(pause, away);
                waited = waited.plus(pause);
                pause = pause.multipliedBy(2).compareTo(PAUSE_MAX) < 0
                        ? pause.multipliedBy(2) : PAUSE_MAX;
            }
        }
    }

    private static void sleep(Duration pause, StoreUnavailable away) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw away;
        }
    }
}
