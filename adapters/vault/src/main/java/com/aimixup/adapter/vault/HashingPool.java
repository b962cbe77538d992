package com.aimixup.adapter.vault;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * A few platform threads for work that keeps a core busy. On virtual threads it would take their
 * carriers, and everyone else would wait for a quarter of a second; here the operating system
 * shares the cores out.
 */
final class HashingPool implements AutoCloseable {
    private final ThreadPoolExecutor threads;
    private final long waitNanosMax;

    /**
     * @param atOnce how many run at once
     * @param waiting how many may wait for them
     * @param waitMax who waited longer is refused: the caller has gone by then
     */
    HashingPool(int atOnce, int waiting, Duration waitMax) {
        this.waitNanosMax = waitMax.toNanos();
        this.threads = new ThreadPoolExecutor(atOnce, atOnce, 30, TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(waiting),
                Thread.ofPlatform().name("hashing-", 0).daemon().factory());
        threads.allowCoreThreadTimeOut(true);
    }

    /** Empty if there was no room, or none in time. */
    <T> Optional<T> run(Supplier<T> work) {
        var asked = System.nanoTime();
        var task = new FutureTask<Optional<T>>(() -> System.nanoTime() - asked > waitNanosMax
                ? Optional.empty() : Optional.of(work.get()));
        try {
            threads.execute(task);
            return task.get();
        } catch (RejectedExecutionException | CancellationException full) {
            return Optional.empty();
        } catch (InterruptedException callerLeft) {
            task.cancel(false);
            threads.remove(task);
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException failure) {
            throw new IllegalStateException(failure.getCause());
        }
    }

    @Override
    public void close() {
        threads.shutdownNow().forEach(waiting -> ((FutureTask<?>) waiting).cancel(false));
    }
}
