package com.aimixup.application.runtime;

import java.util.Collection;
import java.util.UUID;
import java.util.function.BiConsumer;

/**
 * Wakes whoever waits, on this node and on all others. A signal may get lost, or come twice: the
 * database is the truth, and who waits looks there from time to time.
 */
public interface Signals {

    /** @param topic lower-case words with hyphens */
    void send(String topic, Collection<UUID> ids);

    /**
     * Calls back for each signal, also for one's own. Listeners are quick and never throw.
     *
     * @return ends it
     */
    Runnable listen(BiConsumer<String, UUID> listener);
}
