package com.aimixup.plugin.tck;

import com.aimixup.plugin.spi.Cancellation;
import java.util.ArrayList;
import java.util.List;

/** A cancellation that a test can pull; unlike the host's it does not interrupt the call. */
public final class Brake implements Cancellation {
    private final List<Runnable> closers = new ArrayList<>();
    private boolean pulled;

    public void pull() {
        List<Runnable> now;
        synchronized (this) {
            if (pulled) return;
            pulled = true;
            now = List.copyOf(closers);
        }
        now.forEach(Runnable::run);
    }

    @Override
    public synchronized boolean isCancelled() {
        return pulled;
    }

    @Override
    public void onCancel(Runnable close) {
        synchronized (this) {
            if (!pulled) {
                closers.add(close);
                return;
            }
        }
        close.run();
    }
}
