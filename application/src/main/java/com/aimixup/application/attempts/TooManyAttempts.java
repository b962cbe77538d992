package com.aimixup.application.attempts;

import java.time.Duration;

/**
 * Somebody tried too often and has to wait. As with an open debt, every way to guess ends like
 * this, and the answer is made in one place.
 */
public final class TooManyAttempts extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final Duration pause;

    public TooManyAttempts(Duration pause) {
        super("too many attempts", null, false, false);
        this.pause = pause;
    }

    public Duration pause() {
        return pause;
    }
}
