package com.aimixup.application.runtime;

import java.util.function.Supplier;

/** A transaction around work that has transactions of its own: they become part of it. */
public interface OuterTransactions {

    /**
     * All of it happens or nothing, which is the case if the work throws. Not for work that asks
     * anybody over a network.
     */
    <T> T around(Supplier<T> work);
}
