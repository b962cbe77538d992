package com.aimixup.adapter.http;

import java.util.Optional;
import java.util.UUID;

/** UUIDs in their usual form and no other: the JDK's parser takes shorter ones, too. */
final class Uuids {
    private static final int LENGTH = 36;

    private Uuids() {}

    static Optional<UUID> parse(String text) {
        if (text.length() != LENGTH) return Optional.empty();
        try {
            var id = UUID.fromString(text);
            return id.toString().equalsIgnoreCase(text) ? Optional.of(id) : Optional.empty();
        } catch (IllegalArgumentException wrong) {
            return Optional.empty();
        }
    }
}
