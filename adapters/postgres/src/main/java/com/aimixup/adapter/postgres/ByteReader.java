package com.aimixup.adapter.postgres;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Reads what {@link ByteWriter} wrote, in the same order. */
final class ByteReader {
    private static final int SEVEN_BITS = 0x7F;
    private static final int BYTE = 0xFF;
    private final byte[] bytes;
    private int at;

    ByteReader(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    long number() {
        var value = 0L;
        for (var shift = 0; ; shift += 7) {
            var next = bytes[at++];
            value |= (long) (next & SEVEN_BITS) << shift;
            if (next >= 0) return value;
        }
    }

    boolean flag() {
        return number() == 1;
    }

    UUID id() {
        return new UUID(eight(), eight());
    }

    private long eight() {
        var bits = 0L;
        for (var n = 0; n < Long.BYTES; n++) bits = bits << Byte.SIZE | bytes[at++] & BYTE;
        return bits;
    }

    String text() {
        var length = (int) number();
        var text = new StringBuilder(length);
        while (text.length() < length) text.append((char) number());
        return text.toString();
    }

    Instant instant() {
        return Instant.ofEpochSecond(number(), number());
    }

    <T> Optional<T> optional(Supplier<T> read) {
        return flag() ? Optional.of(read.get()) : Optional.empty();
    }

    <T> List<T> list(Supplier<T> read) {
        var items = new ArrayList<T>();
        for (var left = number(); left > 0; left--) items.add(read.get());
        return items;
    }
}
