package com.aimixup.adapter.postgres;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** Values one after the other, small numbers small; {@link ByteReader} reads them. */
final class ByteWriter {
    private static final int SEVEN_BITS = 0x7F;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream(256);

    byte[] bytes() {
        return out.toByteArray();
    }

    void number(long value) {
        var rest = value;
        while ((rest & ~SEVEN_BITS) != 0) {
            out.write((int) (rest & SEVEN_BITS | SEVEN_BITS + 1));
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    void flag(boolean value) {
        number(value ? 1 : 0);
    }

    void id(UUID id) {
        eight(id.getMostSignificantBits());
        eight(id.getLeastSignificantBits());
    }

    private void eight(long bits) {
        for (var shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE)
            out.write((int) (bits >>> shift));
    }

    /** Unit by unit: a piece of an answer may end between the halves of a character. */
    void text(String text) {
        number(text.length());
        text.chars().forEach(this::number);
    }

    void instant(Instant at) {
        number(at.getEpochSecond());
        number(at.getNano());
    }

    <T> void optional(Optional<T> value, Consumer<T> write) {
        flag(value.isPresent());
        value.ifPresent(write);
    }
}
