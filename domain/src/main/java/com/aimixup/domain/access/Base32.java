package com.aimixup.domain.access;

import java.util.Locale;
import java.util.Optional;

/** RFC 4648, 6, without padding: what people can type. */
public final class Base32 {
    private static final String SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int BITS = 5;

    private Base32() {}

    public static String encode(byte[] bytes) {
        var text = new StringBuilder();
        int kept = 0;
        int count = 0;
        for (var next : bytes) {
            kept = kept << Byte.SIZE | next & 0xff;
            count += Byte.SIZE;
            for (; count >= BITS; count -= BITS)
                text.append(SIGNS.charAt(kept >> count - BITS & 31));
            kept &= (1 << count) - 1;
        }
        if (count > 0) text.append(SIGNS.charAt(kept << BITS - count & 31));
        return text.toString();
    }

    /** As people type it: spaces, hyphens and case do not matter. Empty if it is none. */
    public static Optional<String> normalised(String typed) {
        var text = typed.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        return text.chars().allMatch(sign -> SIGNS.indexOf(sign) >= 0)
                ? Optional.of(text) : Optional.empty();
    }
}
