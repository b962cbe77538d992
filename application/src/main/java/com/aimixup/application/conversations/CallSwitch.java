package com.aimixup.application.conversations;

import com.aimixup.plugin.spi.Cancellation;
import java.util.ArrayList;
import java.util.List;

/** Stops all calls of a turn at once. */
final class CallSwitch implements Cancellation {
    private final List<Runnable> closers = new ArrayList<>();
    private boolean cancelled;

    void cancel() {
        List<Runnable> due;
        synchronized (this) {
            if (cancelled) return;
            cancelled = true;
            due = List.copyOf(closers);
        }
        due.forEach(Runnable::run);
    }

    @Override
    public synchronized boolean isCancelled() {
        return cancelled;
    }

    @Override
    public void onCancel(Runnable close) {
        synchronized (this) {
            if (!cancelled) {
                closers.add(close);
                return;
            }
        }
        close.run();
    }
}
