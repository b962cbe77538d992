package com.aimixup.endtoend;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for what will come true, generously: a busy machine is no failure. */
final class Await {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private Await() {}

    static void until(String what, BooleanSupplier condition) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0)
                throw new AssertionError("not within " + PATIENCE.toSeconds() + " s: " + what);
            pause(PAUSE);
        }
    }

    /** Lets something be under way for a while; the moment does not matter to the test. */
    static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
