package com.aimixup.application.providers;

import com.aimixup.plugin.spi.Cancellation;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Stops all calls of a turn, or of another piece of work, at once. */
public final class CallSwitch {
    private static final Logger LOG = System.getLogger(CallSwitch.class.getName());
    private final Set<Call> open = new HashSet<>();
    private boolean cancelled;

    public void cancel() {
        List<Call> due;
        synchronized (this) {
            cancelled = true;
            due = List.copyOf(open);
        }
        due.forEach(Call::cancel);
    }

    public synchronized boolean isCancelled() {
        return cancelled;
    }

    /** Begins a call; close it when it has ended, so that nothing of it is kept. */
    public Call open() {
        var call = new Call();
        synchronized (this) {
            open.add(call);
            if (!cancelled) return call;
        }
        call.cancel();
        return call;
    }

    private synchronized void forget(Call call) {
        open.remove(call);
    }

    /** One of the calls. */
    public final class Call implements Cancellation, AutoCloseable {
        private final List<Runnable> closers = new ArrayList<>();
        private boolean stopped;

        private Call() {}

        private void cancel() {
            List<Runnable> due;
            synchronized (this) {
                if (stopped) return;
                stopped = true;
                due = List.copyOf(closers);
            }
            due.forEach(Call::run);
        }

        @Override
        public synchronized boolean isCancelled() {
            return stopped;
        }

        @Override
        public void onCancel(Runnable close) {
            synchronized (this) {
                if (!stopped) {
                    closers.add(close);
                    return;
                }
            }
            run(close);
        }

        @Override
        public void close() {
            forget(this);
        }

        /** One that fails must not keep the others from being closed. */
        private static void run(Runnable close) {
            try {
                close.run();
            } catch (RuntimeException failure) {
                LOG.log(Level.WARNING, "call.close-failed type=" + failure.getClass().getName());
            }
        }
    }
}
