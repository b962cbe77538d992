package com.aimixup.plugin.spi;

/** How the host tells a running call to stop. */
public interface Cancellation {

    boolean isCancelled();

    /**
     * Runs {@code close} once, from another thread, when the call is cancelled, or at once if it is
     * already: close the connection there, so that a blocked read ends within 250 ms. The host also
     * interrupts the calling thread.
     */
    void onCancel(Runnable close);

    /** A call that nobody cancels. */
    static Cancellation none() {
        return new Cancellation() {
            @Override
            public boolean isCancelled() {
                return false;
            }

            @Override
            public void onCancel(Runnable close) {
                // nothing will ever cancel
            }
        };
    }
}
