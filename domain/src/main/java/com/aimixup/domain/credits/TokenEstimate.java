package com.aimixup.domain.credits;

/**
 * Counts tokens where a provider told no usage. Stated for everybody to see, and on the high side
 * for most texts; what comes of it is marked as estimated and never above the hold.
 */
public final class TokenEstimate {
    private static final int CODE_POINTS_PER_TOKEN = 3;

    private TokenEstimate() {}

    public static long of(String text) {
        return Math.ceilDiv(text.codePointCount(0, text.length()), CODE_POINTS_PER_TOKEN);
    }
}
