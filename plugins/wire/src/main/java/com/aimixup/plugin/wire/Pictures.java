package com.aimixup.plugin.wire;

import com.aimixup.plugin.spi.ImageOutcome.Picture;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/** Pictures as providers send them. */
public final class Pictures {
    private static final int MAGIC_BYTES = 12;

    private Pictures() {}

    /**
     * Base64, with or without a {@code data:} prefix, whose word on the type is not taken. Empty if
     * it is no picture.
     */
    public static Optional<Picture> decode(String base64) {
        var data = base64.startsWith("data:") ? base64.substring(base64.indexOf(',') + 1) : base64;
        try {
            var bytes = Base64.getDecoder().decode(data);
            return mediaType(bytes).map(type -> new Picture(type, bytes));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** By the first bytes alone. */
    public static Optional<String> mediaType(byte[] bytes) {
        if (bytes.length < MAGIC_BYTES) return Optional.empty();
        var magic = HexFormat.of().formatHex(bytes, 0, MAGIC_BYTES);
        if (magic.startsWith("89504e470d0a1a0a")) return Optional.of("image/png");
        if (magic.startsWith("ffd8ff")) return Optional.of("image/jpeg");
        if (magic.startsWith("474946383761") || magic.startsWith("474946383961")) {
            return Optional.of("image/gif");
        }
        if (magic.startsWith("52494646") && magic.endsWith("57454250")) {
            return Optional.of("image/webp");
        }
        return Optional.empty();
    }
}
