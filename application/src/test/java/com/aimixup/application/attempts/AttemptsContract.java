package com.aimixup.application.attempts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.aimixup.application.runtime.Transactions;
import com.aimixup.domain.access.GrowingDelay.Count;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a store of counts promises. */
public abstract class AttemptsContract {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final Instant END = NOON.plusSeconds(60);
    private final String one = "one-" + UUID.randomUUID();
    private final String other = "other-" + UUID.randomUUID();

    protected abstract Attempts attempts();

    protected abstract Transactions transactions();

    @Test
    void whatWasSavedIsThereUntilItIsTooOld() {
        save(one, new Count(3, NOON));
        assertEquals(Map.of(one, new Count(3, NOON)), lock(END.minusMillis(1), one, other));
        assertEquals(Map.of(), lock(END, one, other));
    }

    @Test
    void whatWasRemovedIsNotThere() {
        save(one, new Count(3, NOON));
        save(other, new Count(4, NOON));
        transactions().run(() -> {
            attempts().lock(List.of(one), NOON);
            attempts().remove(one);
            return true;
        });
        assertEquals(Map.of(other, new Count(4, NOON)), lock(NOON, one, other));
    }

    @Test
    void oldOnesAreForgotten() {
        save(one, new Count(3, NOON));
        transactions().run(() -> attempts().forget(END.minusMillis(1)));
        assertEquals(1, lock(NOON, one).size());
        transactions().run(() -> attempts().forget(END));
        assertEquals(0, lock(NOON, one).size());
    }

    /** Also where neither was there before, and whatever the order they are named in. */
    @Test
    void ofManyAtOnceEachIsCounted() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tasks = IntStream.range(0, 12).mapToObj(number -> threads.submit(() -> add(
                    number % 2 == 0 ? List.of(one, other) : List.of(other, one)))).toList();
            for (var task : tasks) task.get();
        }
        assertEquals(Map.of(one, new Count(12, NOON), other, new Count(12, NOON)),
                lock(NOON, one, other));
    }

    private boolean add(List<String> subjects) {
        return transactions().run(() -> {
            var counts = attempts().lock(subjects, NOON);
            for (var subject : subjects) attempts().save(subject, new Count(counts.getOrDefault(
                    subject, new Count(0, NOON)).number() + 1, NOON), END);
            return true;
        });
    }

    private void save(String subject, Count count) {
        transactions().run(() -> {
            attempts().lock(List.of(subject), NOON);
            attempts().save(subject, count, END);
            return true;
        });
    }

    private Map<String, Count> lock(Instant now, String... subjects) {
        return transactions().run(() -> attempts().lock(List.of(subjects), now));
    }
}
