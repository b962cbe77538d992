package com.aimixup.bootstrap;

import com.aimixup.application.payments.ApplyPaymentEvents;
import com.aimixup.application.runtime.StoreUnavailable;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Applies payment events as soon as they are kept, and looks by itself every few seconds: for those
 * that were put off, and for what another node kept.
 */
final class PaymentWork implements AutoCloseable {
    private static final Logger LOG = System.getLogger(PaymentWork.class.getName());
    private static final Duration LOOK = Duration.ofSeconds(5);

    private final Semaphore news = new Semaphore(0);
    private volatile boolean closing;
    private Optional<Thread> thread = Optional.empty();

    void wake() {
        news.release();
    }

    PaymentWork start(ApplyPaymentEvents apply) {
        thread = Optional.of(Thread.ofVirtual().name("payments").start(() -> work(apply)));
        return this;
    }

    private void work(ApplyPaymentEvents apply) {
        while (!closing) {
            try {
                apply.handle();
            } catch (StoreUnavailable away) {
                LOG.log(Level.WARNING, "payments.store-away");
            } catch (RuntimeException failure) {
                LOG.log(Level.ERROR, "payments.failed", failure);
            }
            try {
                if (news.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS)) news.drainPermits();
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }

    /** Waits for the event at work, which is short. */
    @Override
    public void close() {
        closing = true;
        wake();
        try {
            if (thread.isPresent()) thread.get().join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
