package com.aimixup.application.credits;

import static com.aimixup.application.credits.CreditSamples.NOON;
import static com.aimixup.application.credits.CreditSamples.balance;
import static com.aimixup.application.credits.CreditSamples.hold;
import static com.aimixup.application.credits.CreditSamples.lot;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.domain.credits.Hold;
import com.aimixup.domain.credits.Transfer;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** The part of a ledger's promises that is about many steps: the books add up after all of them. */
abstract class LedgerBooks extends LedgerScene {

    @Test
    void manyWhoSpendAtOnceSpendAllOfItAndNoMore() throws Exception {
        grant(anna, lot(1_000, Optional.empty()));
        var held = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tasks = IntStream.range(0, 64).mapToObj(_ -> threads.submit(() -> {
                var hold = hold(30);
                var opened = transactions().run(() -> ledger().lock(anna).covers(hold.limit())
                        && ledger().open(anna, Transfer.open(hold, NOON), hold));
                if (!opened) return false;
                held.incrementAndGet();
                return close(anna, hold, 30);
            })).toList();
            for (var task : tasks) task.get();
        }
        assertEquals(33, held.get());
        assertEquals(balance(10, 0), ledger().balance(anna));
        assertTrue(ledger().audit().isClean());
    }

    @RepeatedTest(10)
    void whateverHappensTheBooksAddUp(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        var available = 0L;
        var open = new ArrayDeque<Hold>();
        for (var step = 0; step < 30; step++) {
            switch (random.nextInt(3)) {
                case 0 -> {
                    var lot = lot(1 + random.nextInt(500), Optional.empty());
                    grant(anna, lot);
                    available += lot.granted().micros();
                }
                case 1 -> {
                    var hold = hold(1 + random.nextInt(300));
                    if (hold.limit().micros() > available) {
                        assertThrows(RuntimeException.class, () -> open(anna, hold));
                    } else {
                        open(anna, hold);
                        open.add(hold);
                        available -= hold.limit().micros();
                    }
                }
                default -> {
                    if (!open.isEmpty()) {
                        var hold = open.remove();
                        var price = random.nextInt(400);
                        close(anna, hold, price);
                        available += Math.max(0, hold.limit().micros() - price);
                    }
                }
            }
        }
        var held = open.stream().mapToLong(hold -> hold.limit().micros()).sum();
        assertEquals(balance(available, held), ledger().balance(anna));
        assertTrue(ledger().audit().isClean(), ledger().audit().toString());
    }
}
