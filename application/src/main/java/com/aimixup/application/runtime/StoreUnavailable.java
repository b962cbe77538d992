package com.aimixup.application.runtime;

/**
 * The store cannot be reached now; nothing of the transaction has happened. Trying again later may
 * help.
 */
public class StoreUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1;

    public StoreUnavailable(String message) {
        super(message);
    }
}
