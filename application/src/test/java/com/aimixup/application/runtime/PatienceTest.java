package com.aimixup.application.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

final class PatienceTest {
    private final AtomicInteger calls = new AtomicInteger();

    @Test
    void workIsTriedAgainUntilTheStoreIsBack() {
        assertEquals("done", new Patience(Duration.ofMinutes(1)).run(awayFor(2)));
        assertEquals(3, calls.get());
    }

    @Test
    void patienceEnds() {
        assertThrows(StoreUnavailable.class,
                () -> new Patience(Duration.ofMillis(100)).run(awayFor(Integer.MAX_VALUE)));
        assertEquals(3, calls.get()); // after 0, 50 and 150 milliseconds
    }

    @Test
    void anyOtherFailureIsFinal() {
        assertThrows(IllegalStateException.class,
                () -> new Patience(Duration.ofMinutes(1)).run(() -> {
                    calls.incrementAndGet();
                    throw new IllegalStateException();
                }));
        assertEquals(1, calls.get());
    }

    @Test
    void whoIsInterruptedDoesNotWait() {
        Thread.currentThread().interrupt();
        assertThrows(StoreUnavailable.class,
                () -> new Patience(Duration.ofMinutes(1)).run(awayFor(Integer.MAX_VALUE)));
        assertTrue(Thread.interrupted());
    }

    private Supplier<String> awayFor(int times) {
        return () -> {
            if (calls.getAndIncrement() < times) throw new StoreUnavailable("away");
            return "done";
        };
    }
}
