package com.aimixup.application.conversations;

import com.aimixup.plugin.spi.Cancellation;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Stops all calls of a turn at once. */
final class CallSwitch {
    private static final Logger LOG = System.getLogger(CallSwitch.class.getName());
    private final Set<Call> open = new HashSet<>();
    private boolean cancelled;

    void cancel() {
        List<Call> due;
        synchronized (this) {
            cancelled = true;
            due = List.copyOf(open);
        }
        due.forEach(Call::cancel);
    }

    synchronized boolean isCancelled() {
        return cancelled;
    }

    /** Begins a call; close it when it has ended, so that nothing of it is kept. */
    Call open() {
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

    /** One call of the turn. */
    final class Call implements Cancellation, AutoCloseable {
        private final List<Runnable> closers = new ArrayList<>();
        private boolean stopped;

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
