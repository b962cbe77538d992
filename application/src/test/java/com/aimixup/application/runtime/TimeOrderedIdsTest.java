package com.aimixup.application.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class TimeOrderedIdsTest {
    private final MovableClock clock = new MovableClock(Instant.ofEpochMilli(0x0123_4567_89ABL));
    private final Ids ids = new TimeOrderedIds(clock, new Random(1));

    @Test
    void anIdIsAUuidOfVersionSevenWithItsTimeInFront() {
        for (var count = 0; count < 1_000; count++) {
            var id = ids.next();
            assertEquals(7, id.version());
            assertEquals(2, id.variant());
            assertTrue(id.toString().startsWith("01234567-89ab-7"), id::toString);
        }
    }

    @Test
    void laterIdsComeAfterEarlierOnes() {
        var before = ids.next().toString();
        clock.pass(Duration.ofMillis(1));
        assertTrue(before.compareTo(ids.next().toString()) < 0);
    }

    @Test
    void idsOfOneMomentDiffer() {
        var seen = new HashSet<>();
        for (var count = 0; count < 10_000; count++) assertTrue(seen.add(ids.next()));
    }
}
