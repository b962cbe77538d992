package com.aimixup.application.runtime;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.UUID;

/**
 * Ids that follow from others, for what must not be there twice: the same request makes the same
 * ids. They look like UUIDs of version 7, whose random bits are those of a hash.
 */
public final class DerivedIds {
    private static final long MILLIS = 0xFFFF_FFFF_FFFFL;
    private static final long VERSION = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private DerivedIds() {}

    /**
     * @param at the moment that the id shows; the same each time
     * @param purpose keeps apart what is derived from the same ids
     */
    public static UUID of(Instant at, String purpose, UUID... from) {
        var hash = ByteBuffer.wrap(hash(purpose, from));
        var high = (at.toEpochMilli() & MILLIS) << 16 | VERSION | hash.getLong() & 0x0FFF;
        return new UUID(high, VARIANT | hash.getLong() >>> 2);
    }

    /** The moment that an id of version 7 shows. */
    public static Instant momentOf(UUID id) {
        return Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
    }

    private static byte[] hash(String purpose, UUID... from) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var id : from)
                digest.update(ByteBuffer.allocate(2 * Long.BYTES)
                        .putLong(id.getMostSignificantBits())
                        .putLong(id.getLeastSignificantBits()).array());
            return digest.digest(purpose.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
