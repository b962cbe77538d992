package com.aimixup.plugin.echo;

import com.aimixup.plugin.spi.Cancellation;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The one thing that ends a call early: its cancellation, an interrupt of its thread, or the end of
 * the provider. Every wait of a call is a wait for this, so that each ends at once.
 */
final class Stop {
    private final CountDownLatch fired = new CountDownLatch(1);
    private volatile boolean byClose;

    static Stop on(Cancellation cancellation) {
        var stop = new Stop();
        cancellation.onCancel(stop.fired::countDown);
        return stop;
    }

    /** The provider is being closed. */
    void close() {
        if (isFired()) return;
        byClose = true;
        fired.countDown();
    }

    boolean byClose() {
        return byClose;
    }

    boolean isFired() {
        if (Thread.currentThread().isInterrupted()) fired.countDown();
        return fired.getCount() == 0;
    }

    /** Waits that long; false if the call is to end. */
    boolean pause(Duration time) {
        try {
            return !fired.await(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            return interrupted();
        }
    }

    void await() {
        try {
            fired.await();
        } catch (InterruptedException e) {
            interrupted();
        }
    }

    private boolean interrupted() {
        Thread.currentThread().interrupt();
        fired.countDown();
        return false;
    }
}
