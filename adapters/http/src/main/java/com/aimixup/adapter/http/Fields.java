package com.aimixup.adapter.http;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The fields of one JSON object, read by name. Goes on after something wrong, so that a client
 * learns all of it at once; {@link #build} makes nothing then.
 */
final class Fields {
    private final Map<String, JsonValue> members;
    private final Place place;
    private final Set<String> known = new HashSet<>();
    private final int wrongBefore;

    Fields(Map<String, JsonValue> members, Place place) {
        this.members = members;
        this.place = place;
        this.wrongBefore = place.wrong().size();
    }

    <T> Optional<T> required(String name, Kind<T> kind) {
        known.add(name);
        var value = members.get(name);
        if (value == null) return place.member(name).refuse("is missing");
        return kind.read(value, place.member(name));
    }

    /** A null counts as left out. */
    <T> Optional<T> optional(String name, Kind<T> kind) {
        known.add(name);
        var value = members.get(name);
        if (value == null || value instanceof JsonValue.Nothing) return Optional.empty();
        return kind.read(value, place.member(name));
    }

    /** JSON merge (RFC 7396): what is left out stays. */
    <T> T merged(String name, Kind<T> kind, T current) {
        known.add(name);
        var value = members.get(name);
        return value == null ? current : kind.read(value, place.member(name)).orElse(current);
    }

    /** As {@link #merged}, and null clears it. */
    <T> T merged(String name, Kind<T> kind, T current, T cleared) {
        return members.get(name) instanceof JsonValue.Nothing
                ? clear(name, cleared) : merged(name, kind, current);
    }

    private <T> T clear(String name, T cleared) {
        known.add(name);
        return cleared;
    }

    /** What may be sent and changes nothing. */
    void ignore(String... names) {
        known.addAll(List.of(names));
    }

    /** The member as it is; empty if it is left out or null. */
    Optional<JsonValue> raw(String name) {
        known.add(name);
        return Optional.ofNullable(members.get(name))
                .filter(value -> !(value instanceof JsonValue.Nothing));
    }

    boolean has(String name) {
        return members.containsKey(name);
    }

    void refuse(String name, String reason) {
        place.member(name).refuse(reason);
    }

    /** Ends the reading: refuses what nobody asked for, and makes the result if all was right. */
    <T> Optional<T> build(Supplier<T> made) {
        members.keySet().stream().filter(name -> !known.contains(name))
                .forEach(name -> refuse(name, "is not known here"));
        return place.wrong().size() == wrongBefore ? Optional.of(made.get()) : Optional.empty();
    }
}
