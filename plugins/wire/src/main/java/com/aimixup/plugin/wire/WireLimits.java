package com.aimixup.plugin.wire;

/**
 * How much a provider may send before it is cut off.
 *
 * @param frameBytes one event of a stream; the last one often repeats the whole answer
 * @param streamBytes a whole stream
 * @param bodyBytes an answer that is read whole
 */
public record WireLimits(int frameBytes, long streamBytes, int bodyBytes) {
    private static final int MIB = 1 << 20;

    /** For text. */
    public static final WireLimits TEXT = new WireLimits(8 * MIB, 64L * MIB, 8 * MIB);

    /** For answers with pictures in base64. */
    public static final WireLimits PICTURES = new WireLimits(32 * MIB, 128L * MIB, 128 * MIB);

    /** What is read of an answer that tells of a failure. */
    static final int ERROR_BYTES = 64 * 1024;
}
