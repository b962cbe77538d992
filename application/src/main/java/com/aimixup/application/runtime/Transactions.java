package com.aimixup.application.runtime;

import java.util.function.Supplier;

/**
 * Runs work in one transaction. Opened by use cases only, short, never around a call to a provider.
 * They do not nest. Rolled back if the work throws.
 */
public interface Transactions {

    <T> T run(Supplier<T> work);

    default void run(Runnable work) {
        run(() -> {
            work.run();
            return null;
        });
    }
}
