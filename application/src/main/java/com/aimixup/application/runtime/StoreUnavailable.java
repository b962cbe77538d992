package com.aimixup.application.runtime;

/**
 * The store cannot be reached now, or another transaction was in the way. Nothing of the
 * transaction has happened, unless the connection broke while it was committed. Trying again later
 * may help.
 */
public class StoreUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1;

    public StoreUnavailable(String message) {
        super(message);
    }
}
