package com.aimixup.adapter.plugins;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import com.aimixup.plugin.spi.Cancellation;
import com.aimixup.plugin.spi.ProviderException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

/**
 * One call into a plugin's code. It has a virtual thread of its own, so that a plugin which obeys
 * neither its cancellation nor an interrupt can be left behind while the caller goes on.
 */
final class PluginCall<T> implements Cancellation {
    private static final System.Logger LOG = System.getLogger(PluginCall.class.getName());

    /** Why we stopped it. */
    enum Stop { CANCELLED, TIMED_OUT, TOO_MUCH }

    /** @param value empty if it threw, returned null or was left behind */
    record End<T>(Optional<T> value, Optional<Stop> stop) {}

    private final String plugin;
    private final ClassLoader classes;
    private final Duration grace;
    private final CountDownLatch endedOrStopped = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Object host = new Object(); // held while code of the host runs in the thread
    private volatile Thread thread;
    private volatile T value;
    private boolean over; // guarded by host
    private Stop stop; // guarded by this, as is the list
    private final List<Runnable> closers = new ArrayList<>();
    private boolean callerInterrupted;

    /** @param grace how long the plugin may take to obey a stop */
    PluginCall(String plugin, ClassLoader classes, Duration grace) {
        this.plugin = plugin;
        this.classes = classes;
        this.grace = grace;
    }

    /** Blocks until the code ends, but not much longer than the limit. Never throws. */
    End<T> run(Callable<T> code, Duration limit) {
        return run(code, limit, new Silence(Silence.Limits.NONE));
    }

    /** Ends it as well when it is silent for too long. */
    End<T> run(Callable<T> code, Duration limit, Silence silence) {
        thread = virtual().unstarted(() -> work(code));
        thread.setContextClassLoader(classes);
        thread.start();
        if (!awaitEnd(limit, silence)) stop(Stop.TIMED_OUT);
        if (!await(ended, grace)) warn("plugin.left-behind id={0}", plugin);
        synchronized (host) {
            over = true;
        }
        if (callerInterrupted) Thread.currentThread().interrupt();
        synchronized (this) {
            return new End<>(Optional.ofNullable(value), Optional.ofNullable(stop));
        }
    }

    private void work(Callable<T> code) {
        try {
            if (!isCancelled()) value = code.call();
        } catch (ProviderException told) {
            if (!isCancelled()) LOG.log(System.Logger.Level.INFO, "plugin.failed id={0} code={1}",
                    plugin, told.failure().code());
        } catch (Throwable e) { // whatever it is, it ends here; its message may quote the prompt
            var type = e.getClass().getName();
            if (!isCancelled()) warn("plugin.threw id={0} type={1}", plugin, type);
        } finally {
            ended.countDown();
            endedOrStopped.countDown();
        }
    }

    /** Tells the plugin to stop, unless it ended or was told before; returns at once. */
    void stop(Stop why) {
        List<Runnable> toClose;
        synchronized (this) {
            if (stop != null || ended.getCount() == 0) return;
            stop = why;
            toClose = List.copyOf(closers);
        }
        endedOrStopped.countDown();
        toClose.forEach(virtual()::start); // each may block, and none may hold up another
        virtual().start(this::interrupt);
    }

    private void interrupt() {
        synchronized (host) {
            if (thread != null) thread.interrupt();
        }
    }

    /**
     * Runs code of the host in the plugin's thread, unless the call is over. No interrupt of ours
     * hits it: one would break the database connection that it may be writing to.
     */
    void unlessOver(Runnable code) {
        synchronized (host) {
            if (!over) code.run();
        }
    }

    @Override
    public synchronized boolean isCancelled() {
        return stop != null;
    }

    @Override
    public void onCancel(Runnable close) {
        synchronized (this) {
            if (stop == null) {
                closers.add(close);
                return;
            }
        }
        close.run();
    }

    private static void warn(String event, Object... fields) {
        LOG.log(System.Logger.Level.WARNING, event, fields);
    }

    private boolean awaitEnd(Duration limit, Silence silence) {
        var deadline = System.nanoTime() + limit.toNanos();
        while (true) {
            var left = Math.min(deadline - System.nanoTime(), silence.nanosLeft());
            if (await(endedOrStopped, Duration.ofNanos(left))) return true;
            if (deadline - System.nanoTime() <= 0 || silence.nanosLeft() <= 0) return false;
        }
    }

    /** False if the time passed first. An interrupt of the caller cancels the call. */
    private boolean await(CountDownLatch latch, Duration time) {
        var deadline = System.nanoTime() + time.toNanos();
        while (true) {
            try {
                return latch.await(deadline - System.nanoTime(), NANOSECONDS);
            } catch (InterruptedException e) {
                callerInterrupted = true;
                stop(Stop.CANCELLED);
            }
        }
    }

    private Thread.Builder.OfVirtual virtual() {
        return Thread.ofVirtual().name("plugin-" + plugin).inheritInheritableThreadLocals(false);
    }
}
