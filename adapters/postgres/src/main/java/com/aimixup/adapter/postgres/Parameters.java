package com.aimixup.adapter.postgres;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What a statement is given, as the driver takes it: an empty Optional is NULL, an Instant is cut
 * to microseconds. For {@code unnest(?::uuid[])} and {@code unnest(?::timestamptz[])} arrays of
 * UUID and Instant go as text, which the cast reads; {@code long[]}, {@code int[]},
 * {@code String[]} and {@code byte[][]} go as they are.
 */
final class Parameters {
    private Parameters() {}

    static List<Object> of(Object... values) {
        var list = new ArrayList<>(values.length);
        for (var value : values) list.add(sent(value));
        return list;
    }

    private static Object sent(Object value) {
        return switch (value) {
            case Optional<?> optional -> optional.map(Parameters::sent).orElse(null);
            case Instant instant -> micros(instant).atOffset(ZoneOffset.UTC);
            case UUID[] ids -> Arrays.stream(ids).map(UUID::toString).toArray(String[]::new);
            case Instant[] times -> Arrays.stream(times).map(time -> micros(time).toString())
                    .toArray(String[]::new);
            case UUID _, String _, Long _, Integer _, Boolean _, byte[] _ -> value;
            case long[] _, int[] _, String[] _, byte[][] _ -> value;
            // DB Client 4.1.7 loses the connection of a query whose parameter the driver refuses.
            default -> throw new IllegalArgumentException(
                    "say how " + value.getClass().getSimpleName() + " is stored");
        };
    }

    private static Instant micros(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS);
    }
}
