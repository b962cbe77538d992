package com.aimixup.domain.files;

/** Neighbouring bytes of something longer. */
public record ByteRange(long from, long length) {

    public ByteRange {
        if (from < 0 || length < 0) throw new IllegalArgumentException("before the beginning");
    }

    public static ByteRange whole(long size) {
        return new ByteRange(0, size);
    }

    /** The first byte after it. */
    public long end() {
        return from + length;
    }
}
