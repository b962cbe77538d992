package com.aimixup.adapter.http;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/** Looks into JSON that others made, where more may be than is known and less than is usual. */
final class Loose {
    private static final BigDecimal SECONDS_MAX = BigDecimal.valueOf(4_102_444_800L); // 2100
    private static final BigDecimal MICROS = BigDecimal.valueOf(1_000_000);

    private Loose() {}

    /** Empty also for null. */
    static Optional<JsonValue> member(JsonValue value, String name) {
        return value instanceof JsonValue.Members(var members)
                ? Optional.ofNullable(members.get(name))
                        .filter(found -> !(found instanceof JsonValue.Nothing))
                : Optional.empty();
    }

    static Optional<String> text(JsonValue value, String name) {
        return member(value, name).flatMap(found -> found instanceof JsonValue.Text(var text)
                ? Optional.of(text) : Optional.empty());
    }

    static boolean isTrue(JsonValue value, String name) {
        return member(value, name).filter(new JsonValue.Flag(true)::equals).isPresent();
    }

    /** Seconds since 1970, as a number; empty if no date is near it. */
    static Optional<Instant> seconds(JsonValue value, String name) {
        return member(value, name).flatMap(found -> found instanceof JsonValue.Decimal(var number)
                && number.signum() > 0 && number.compareTo(SECONDS_MAX) < 0
                ? Optional.of(instant(number)) : Optional.empty());
    }

    private static Instant instant(BigDecimal seconds) {
        var micros = seconds.multiply(MICROS).longValue();
        return Instant.ofEpochSecond(micros / 1_000_000, micros % 1_000_000 * 1_000);
    }

    /** As we write it. */
    static Optional<Instant> time(JsonValue value, String name) {
        return text(value, name).filter(text -> text.length() <= 40).flatMap(text -> {
            try {
                var at = Instant.parse(text);
                return at.isAfter(Instant.EPOCH)
                        && at.isBefore(instant(SECONDS_MAX)) ? Optional.of(at) : Optional.empty();
            } catch (DateTimeException wrong) {
                return Optional.empty();
            }
        });
    }

    /** On one line, and not longer than this. */
    static String line(String text, int lengthMax) {
        var clean = text.codePoints()
                .filter(c -> Character.getType(c) != Character.SURROGATE)
                .map(c -> Character.isISOControl(c) ? ' ' : c).limit(lengthMax)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint,
                        StringBuilder::append).toString();
        return clean.strip();
    }
}
