package com.aimixup.adapter.http;

import com.aimixup.application.credits.Ledger;
import com.aimixup.domain.credits.TransferId;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The place where a page ended, in a form that clients need not understand. */
final class Cursor {
    private static final int ID_BYTES = 16;
    private static final int PLACE_BYTES = 8 + 4 + ID_BYTES;

    private Cursor() {}

    static String of(UUID id) {
        return encode(put(ByteBuffer.allocate(ID_BYTES), id));
    }

    static Optional<UUID> id(String cursor) {
        return decode(cursor, ID_BYTES).map(bytes -> new UUID(bytes.getLong(), bytes.getLong()));
    }

    static String of(Ledger.Place place) {
        return of(place.at(), place.transfer().value());
    }

    static Optional<Ledger.Place> place(String cursor) {
        return place(cursor, (at, id) -> new Ledger.Place(at, new TransferId(id)));
    }

    static String of(Instant at, UUID id) {
        var bytes = ByteBuffer.allocate(PLACE_BYTES).putLong(at.getEpochSecond())
                .putInt(at.getNano());
        return encode(put(bytes, id));
    }

    static <P> Optional<P> place(String cursor, BiFunction<Instant, UUID, P> place) {
        return decode(cursor, PLACE_BYTES).flatMap(bytes -> {
            var second = bytes.getLong();
            var nano = bytes.getInt();
            // Well within what every store can compare with.
            if (second < 0 || second > Integer.MAX_VALUE * 4L || nano < 0 || nano > 999_999_999)
                return Optional.empty();
            var id = new UUID(bytes.getLong(), bytes.getLong());
            return Optional.of(place.apply(Instant.ofEpochSecond(second, nano), id));
        });
    }

    /**
     * One page as it is answered.
     *
     * @param found up to one more than the limit: then there is a next page
     */
    static <T> JsonObject page(List<T> found, int limit, Function<T, JsonObject> shown,
            Function<T, String> cursor) {
        var page = found.subList(0, Math.min(found.size(), limit));
        var next = found.size() > limit ? Optional.of(cursor.apply(page.getLast()))
                : Optional.<String>empty();
        return new JsonObject().put("data", page.stream().map(shown).toList())
                .putText("next_cursor", next);
    }

    private static ByteBuffer put(ByteBuffer bytes, UUID id) {
        return bytes.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    }

    private static String encode(ByteBuffer bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    private static Optional<ByteBuffer> decode(String text, int length) {
        try {
            var bytes = Base64.getUrlDecoder().decode(text);
            return bytes.length == length ? Optional.of(ByteBuffer.wrap(bytes)) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
