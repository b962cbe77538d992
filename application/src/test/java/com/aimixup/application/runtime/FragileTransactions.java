package com.aimixup.application.runtime;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Transactions over a store that is away when a test says so. */
public final class FragileTransactions implements Transactions {
    private final Transactions inner;
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger unanswered = new AtomicInteger();
    private final AtomicInteger broken = new AtomicInteger();

    public FragileTransactions(Transactions inner) {
        this.inner = inner;
    }

    /** The next transactions do not happen. */
    public void refuse(int transactions) {
        refused.set(transactions);
    }

    /** The next transactions happen, but the connection is lost before that is known. */
    public void loseAnswers(int transactions) {
        unanswered.set(transactions);
    }

    /** The next transactions fail for a reason that stays. */
    public void breakDown(int transactions) {
        broken.set(transactions);
    }

    /** How many of those are still to come. */
    public int troubleLeft() {
        return refused.get() + unanswered.get() + broken.get();
    }

    @Override
    public <T> T run(Supplier<T> work) {
        // As connection pools do.
        if (Thread.currentThread().isInterrupted()) throw new StoreUnavailable("interrupted");
        if (takeOne(broken)) throw new IllegalStateException("broken");
        if (takeOne(refused)) throw new StoreUnavailable("away");
        var result = inner.run(work);
        if (takeOne(unanswered)) throw new StoreUnavailable("lost");
        return result;
    }

    private static boolean takeOne(AtomicInteger left) {
        return left.getAndUpdate(n -> Math.max(0, n - 1)) > 0;
    }
}
