package com.aimixup.domain.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.domain.access.GrowingDelay.Count;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class GrowingDelayTest {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private final GrowingDelay delay = new GrowingDelay(3, Duration.ofSeconds(2),
            Duration.ofSeconds(10), Duration.ofMinutes(1));

    @Test
    void theFirstAreFreeAndThenEachCostsTwiceAsMuchUpToTheMost() {
        assertEquals(List.of(0L, 0L, 0L, 2L, 4L, 8L, 10L, 10L), LongStream.range(0, 8)
                .mapToObj(number -> delay.left(new Count(number, NOON), NOON).toSeconds())
                .toList());
        assertEquals(10, delay.left(new Count(Long.MAX_VALUE, NOON), NOON).toSeconds());
    }

    @Test
    void waitingHelps() {
        var count = new Count(4, NOON);
        assertEquals(Duration.ofMillis(1), delay.left(count, NOON.plusMillis(3_999)));
        assertTrue(!delay.left(count, NOON.plusSeconds(4)).isPositive());
    }

    @Test
    void afterAWhileAllIsForgotten() {
        var count = new Count(50, NOON);
        assertEquals(new Count(51, NOON.plusSeconds(59)), delay.next(count, NOON.plusSeconds(59)));
        assertEquals(new Count(1, NOON.plusSeconds(60)), delay.next(count, NOON.plusSeconds(60)));
        assertEquals(Duration.ZERO, delay.left(count, NOON.plusSeconds(60)));
    }

    /** Else a wait would end by being forgotten. */
    @Test
    void itRemembersForAsLongAsAnyoneWaits() {
        assertThrows(IllegalArgumentException.class, () -> new GrowingDelay(1,
                Duration.ofSeconds(1), Duration.ofSeconds(9), Duration.ofSeconds(8)));
    }
}
