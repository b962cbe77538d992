package com.aimixup.adapter.postgres;

/** The database cannot be used as it is; the message tells the operator why and what to do. */
public final class StartRefused extends RuntimeException {
    public StartRefused(String message) {
        super(message);
    }

    public StartRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
