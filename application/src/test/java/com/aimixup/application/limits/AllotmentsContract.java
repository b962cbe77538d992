package com.aimixup.application.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.application.limits.Allotments.Grant;
import com.aimixup.application.limits.Allotments.Wish;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a store of allotments promises. */
public abstract class AllotmentsContract {
    private final String anna = "anna-" + UUID.randomUUID();
    private final String ben = "ben-" + UUID.randomUUID();

    protected abstract Allotments allotments();

    @Test
    void theFirstGetsWhatItWishesAndLaterOnesAtMostAQuarterOfTheRest() {
        assertEquals(new Grant(10, 14), take(7, anna, 10, 24));
        assertEquals(new Grant(3, 11), take(7, anna, 10, 24));
        assertEquals(new Grant(2, 9), take(7, anna, 10, 24));
        assertEquals(new Grant(1, 8), take(7, anna, 1, 24));
    }

    @Test
    void inTheEndThereIsNothing() {
        assertEquals(new Grant(2, 0), take(7, anna, 5, 2));
        assertEquals(new Grant(0, 0), take(7, anna, 5, 2));
        assertEquals(new Grant(1, 0), take(7, ben, 1, 1));
    }

    @Test
    void eachSubjectAndEachWindowIsItsOwn() {
        take(7, anna, 5, 5);
        assertEquals(new Grant(0, 0), take(7, anna, 5, 5));
        assertEquals(new Grant(5, 0), take(7, ben, 5, 5));
        assertEquals(new Grant(5, 0), take(8, anna, 5, 5));
    }

    @Test
    void aLimitThatWasLoweredGivesNothingMore() {
        take(7, anna, 10, 20);
        assertEquals(new Grant(0, 0), take(7, anna, 10, 5));
        assertEquals(new Grant(2, 8), take(7, anna, 10, 20));
    }

    @Test
    void manyAtOnceGetNoMoreThanThereIs() throws Exception {
        var given = 0L;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tasks = IntStream.range(0, 60).mapToObj(_ ->
                    threads.submit(() -> take(7, anna, 3, 50).number())).toList();
            for (var task : tasks) given += task.get();
        }
        assertEquals(50, given);
    }

    @Test
    void windowsThatAreOverAreForgotten() {
        take(7, anna, 5, 5);
        take(8, anna, 5, 5);
        assertTrue(allotments().forget(8) > 0);
        assertEquals(new Grant(5, 0), take(7, anna, 5, 5));
        assertEquals(new Grant(0, 0), take(8, anna, 5, 5));
    }

    private Grant take(long window, String subject, long number, long most) {
        return allotments().take(window, new Wish(subject, number, most));
    }
}
