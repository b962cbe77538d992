package com.aimixup.plugin.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "2 | PT2S", "0 | PT0S", "0.5 | PT0.5S", " 7 | PT7S", "99999999 | PT24H",
            "999999999999 | PT24H", "Tue, 24 Nov 2026 12:01:30 GMT | PT1M30S",
            "Tue, 24 Nov 2026 11:00:00 GMT | PT0S", "Fri, 24 Nov 2028 12:00:00 GMT | PT24H"})
    void secondsFractionsAndDatesAreUnderstood(String value, Duration wait) {
        assertEquals(Optional.of(wait), in(Map.of("retry-after", value)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-1", "1e9", "1 2", "9999999999999", "Tue, 24 Nov 2026"})
    void whatIsNoTimeIsNone(String value) {
        assertEquals(Optional.empty(), in(Map.of("retry-after", value)));
    }

    @Test
    void millisecondsWin() {
        assertEquals(Optional.of(Duration.ofMillis(1_500)),
                in(Map.of("retry-after", "2", "retry-after-ms", "1500")));
        assertEquals(Optional.of(Duration.ofSeconds(2)),
                in(Map.of("retry-after", "2", "retry-after-ms", "x")));
    }

    @Test
    void aDurationInABodyMayEndInS() {
        assertEquals(Optional.of(Duration.ofMillis(22_500)), RetryAfter.seconds("22.5s"));
    }

    private static Optional<Duration> in(Map<String, String> headers) {
        var lists = headers.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> List.of(e.getValue())));
        return RetryAfter.in(HttpHeaders.of(lists, (_, _) -> true), NOW);
    }
}
