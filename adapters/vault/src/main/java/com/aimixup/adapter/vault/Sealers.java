package com.aimixup.adapter.vault;

import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;

/**
 * A few {@link Sealer}s for any number of threads. A thread takes one out of its slot and puts it
 * back; who finds the slot empty makes another, so nobody waits. Not one per thread: there may be
 * ten thousand virtual ones.
 */
final class Sealers {
    private static final int SLOTS = 16; // a power of two, some times the cores
    private final AtomicReferenceArray<Sealer> idle = new AtomicReferenceArray<>(SLOTS);
    private final SecureRandom random = new SecureRandom();

    <T> T use(Function<Sealer, T> work) {
        int slot = (int) Thread.currentThread().threadId() & SLOTS - 1;
        var taken = idle.getAndSet(slot, null);
        var sealer = taken == null ? new Sealer(random) : taken;
        var result = work.apply(sealer); // one that threw is not put back
        idle.setRelease(slot, sealer);
        return result;
    }

    /** Ciphers remember the last key; after this none does that is not in use right now. */
    void forget() {
        for (int slot = 0; slot < SLOTS; slot++) idle.set(slot, null);
    }
}
