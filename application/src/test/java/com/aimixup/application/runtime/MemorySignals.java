package com.aimixup.application.runtime;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;

/** Signals within this process. */
public final class MemorySignals implements Signals {
    private final List<BiConsumer<String, UUID>> listeners = new CopyOnWriteArrayList<>();
    private volatile boolean deaf;

    /** From now on every signal gets lost. */
    public void loseAll() {
        deaf = true;
    }

    @Override
    public void send(String topic, Collection<UUID> ids) {
        if (!deaf) ids.forEach(id -> listeners.forEach(listener -> listener.accept(topic, id)));
    }

    @Override
    public Runnable listen(BiConsumer<String, UUID> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }
}
