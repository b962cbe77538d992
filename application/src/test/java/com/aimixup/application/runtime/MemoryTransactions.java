package com.aimixup.application.runtime;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Transactions over {@link MemoryTable}s: one at a time, undone if the work throws. */
public final class MemoryTransactions implements Transactions, OuterTransactions {
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Runnable> undo = new ArrayDeque<>();
    private boolean open;
    private boolean outer;

    public <K, V> MemoryTable<K, V> table() {
        return new MemoryTable<>(this);
    }

    @Override
    public <T> T run(Supplier<T> work) {
        lock.lock();
        try {
            if (outer) return work.get();
            if (open) throw new IllegalStateException("transactions do not nest");
            open = true;
            try {
                return work.get();
            } catch (RuntimeException | Error failure) {
                while (!undo.isEmpty()) undo.pop().run();
                throw failure;
            } finally {
                open = false;
                undo.clear();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public <T> T around(Supplier<T> work) {
        lock.lock();
        try {
            return run(() -> {
                outer = true;
                try {
                    return work.get();
                } finally {
                    outer = false;
                }
            });
        } finally {
            lock.unlock();
        }
    }

    /** One statement: part of this thread's transaction, or on its own. */
    public <T> T statement(Supplier<T> work) {
        lock.lock();
        try {
            return open ? work.get() : run(work);
        } finally {
            lock.unlock();
        }
    }

    /** The same without a result. */
    public void statement(Runnable work) {
        statement(() -> {
            work.run();
            return true;
        });
    }

    void onUndo(Runnable action) {
        undo.push(action);
    }
}
