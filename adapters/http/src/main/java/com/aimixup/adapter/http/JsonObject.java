package com.aimixup.adapter.http;

import com.aimixup.domain.credits.Credits;
import com.aimixup.domain.privacy.Private;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;

/** A JSON object to be written, its members in the order in which they were put. */
final class JsonObject {
    enum Null { NULL }

    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private final Map<String, Object> members = new LinkedHashMap<>();

    Map<String, Object> members() {
        return Collections.unmodifiableMap(members);
    }

    JsonObject put(String name, String value) {
        return add(name, value);
    }

    JsonObject put(String name, Private<String> value) {
        return add(name, value.reveal());
    }

    JsonObject put(String name, long value) {
        return add(name, value);
    }

    JsonObject put(String name, boolean value) {
        return add(name, value);
    }

    JsonObject put(String name, OptionalDouble value) {
        return add(name, value.isPresent() ? (Object) value.getAsDouble() : Null.NULL);
    }

    JsonObject put(String name, UUID value) {
        return add(name, value.toString());
    }

    JsonObject put(String name, Credits value) {
        return add(name, value.micros());
    }

    /** In lower case, as all our codes are. */
    JsonObject put(String name, Enum<?> value) {
        return add(name, code(value));
    }

    JsonObject put(String name, Instant value) {
        return add(name, MILLIS.format(value));
    }

    JsonObject put(String name, JsonObject value) {
        return add(name, value);
    }

    JsonObject put(String name, List<JsonObject> values) {
        return add(name, List.copyOf(values));
    }

    JsonObject putTexts(String name, List<String> values) {
        return add(name, List.copyOf(values));
    }

    JsonObject putText(String name, Optional<String> value) {
        return add(name, value.isPresent() ? value.get() : Null.NULL);
    }

    JsonObject putId(String name, Optional<UUID> value) {
        return putText(name, value.map(UUID::toString));
    }

    JsonObject putTime(String name, Optional<Instant> value) {
        return putText(name, value.map(MILLIS::format));
    }

    JsonObject putNull(String name) {
        return add(name, Null.NULL);
    }

    JsonObject putAll(JsonObject others) {
        others.members.forEach(this::add);
        return this;
    }

    static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private JsonObject add(String name, Object value) {
        if (members.put(name, value) != null)
            throw new IllegalStateException("put twice: " + name);
        return this;
    }

    @Override
    public String toString() {
        return "JsonObject[private]";
    }
}
