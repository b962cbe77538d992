package com.aimixup.adapter.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class HashingPoolTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    @Test
    void workRunsOnAPlatformThreadOfItsOwn() {
        try (var pool = new HashingPool(1, 1, LONG)) {
            assertEquals(Optional.of("hashing-0 true"), pool.run(() ->
                    Thread.currentThread().getName() + " " + Thread.currentThread().isDaemon()));
        }
    }

    @Test
    void whoFindsNoRoomIsRefusedAtOnce() throws Exception {
        var running = new CountDownLatch(1);
        var end = new CountDownLatch(1);
        try (var pool = new HashingPool(1, 1, LONG);
                var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = callers.submit(() -> pool.run(() -> {
                running.countDown();
                await(end);
                return 1;
            }));
            running.await();
            // Of two, one waits; the other finds its place taken, whichever comes first.
            var answered = new AtomicInteger();
            var second = callers.submit(() -> count(pool.run(() -> 2), answered));
            var third = callers.submit(() -> count(pool.run(() -> 3), answered));
            while (answered.get() == 0) Thread.onSpinWait();
            end.countDown();
            assertEquals(Optional.of(1), first.get());
            assertEquals(1, (second.get().isEmpty() ? 1 : 0) + (third.get().isEmpty() ? 1 : 0));
        }
    }

    @Test
    void whoWaitedTooLongIsNotWorkedFor() {
        try (var pool = new HashingPool(1, 1, Duration.ofNanos(-1))) {
            var worked = new AtomicInteger();
            assertEquals(Optional.empty(), pool.run(worked::incrementAndGet));
            assertEquals(0, worked.get());
        }
    }

    @Test
    void aFaultOfTheWorkIsTheCallersFault() {
        try (var pool = new HashingPool(1, 1, LONG)) {
            var failure = assertThrows(IllegalStateException.class, () -> pool.run(() -> {
                throw new IllegalStateException("broken");
            }));
            assertTrue(failure.getMessage().contains("broken"));
            assertEquals(Optional.of(1), pool.run(() -> 1));
        }
    }

    @Test
    void afterTheEndEverythingIsRefused() {
        var pool = new HashingPool(1, 1, LONG);
        pool.close();
        assertEquals(Optional.empty(), pool.run(() -> 1));
    }

    private static <T> Optional<T> count(Optional<T> answer, AtomicInteger answered) {
        answered.incrementAndGet();
        return answer;
    }

    private static int await(CountDownLatch latch) {
        try {
            latch.await();
            return 1;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
