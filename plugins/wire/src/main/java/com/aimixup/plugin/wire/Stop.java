package com.aimixup.plugin.wire;

import com.aimixup.plugin.spi.Cancellation;

/** What ends a call early: its cancellation, or the end of the provider. */
final class Stop {
    private enum State { RUNNING, CANCELLED, CLOSED }

    private State state = State.RUNNING;
    private Runnable close = () -> { };

    static Stop on(Cancellation cancellation) {
        var stop = new Stop();
        cancellation.onCancel(() -> stop.fire(State.CANCELLED));
        return stop;
    }

    /** The provider is being closed. */
    void close() {
        fire(State.CLOSED);
    }

    /** What to close from now on, instead of what was named before; at once if it is too late. */
    void closes(Runnable what) {
        synchronized (this) {
            if (state == State.RUNNING) {
                close = what;
                return;
            }
        }
        what.run();
    }

    synchronized boolean isCancelled() {
        return state == State.CANCELLED;
    }

    synchronized boolean isFired() {
        return state != State.RUNNING;
    }

    private void fire(State why) {
        Runnable now;
        synchronized (this) {
            if (state != State.RUNNING) return;
            state = why;
            now = close;
        }
        now.run();
    }
}
