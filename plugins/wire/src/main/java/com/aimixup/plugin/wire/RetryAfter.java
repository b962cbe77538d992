package com.aimixup.plugin.wire;

import java.math.BigDecimal;
import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** How long a provider asks us to wait. */
public final class RetryAfter {
    private static final Duration LONGEST = Duration.ofDays(1);

    private RetryAfter() {}

    /** {@code retry-after-ms}, else {@code retry-after}: seconds, a fraction of them, or a date. */
    public static Optional<Duration> in(HttpHeaders headers, Instant now) {
        return headers.firstValue("retry-after-ms").flatMap(RetryAfter::millis)
                .or(() -> headers.firstValue("retry-after").flatMap(value ->
                        seconds(value).or(() -> until(value, now))));
    }

    /** A number of seconds, also with a trailing {@code s} as Google writes durations. */
    public static Optional<Duration> seconds(String value) {
        var number = value.strip();
        return scaled(number.endsWith("s") ? number.substring(0, number.length() - 1) : number, 3);
    }

    private static Optional<Duration> millis(String value) {
        return scaled(value.strip(), 0);
    }

    private static Optional<Duration> scaled(String number, int powerOfTen) {
        if (!number.matches("\\d{1,12}(\\.\\d{1,12})?")) return Optional.empty();
        var nanos = new BigDecimal(number).scaleByPowerOfTen(powerOfTen + 6);
        return Optional.of(bounded(nanos.compareTo(new BigDecimal(LONGEST.toNanos())) > 0
                ? LONGEST : Duration.ofNanos(nanos.longValue())));
    }

    private static Optional<Duration> until(String value, Instant now) {
        try {
            var date = ZonedDateTime.parse(value.strip(), DateTimeFormatter.RFC_1123_DATE_TIME);
            return Optional.of(bounded(Duration.between(now, date.toInstant())));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Duration bounded(Duration wait) {
        if (wait.isNegative()) return Duration.ZERO;
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }
}
