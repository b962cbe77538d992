package com.aimixup.plugin.wire;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** A network that hands over so many bytes at a time. */
final class Trickle extends ByteArrayInputStream {
    private final int step;

    private Trickle(byte[] bytes, int step) {
        super(bytes);
        this.step = step;
    }

    static InputStream of(String text, int step) {
        return new Trickle(text.getBytes(StandardCharsets.UTF_8), step);
    }

    @Override
    public synchronized int read(byte[] bytes, int offset, int length) {
        return super.read(bytes, offset, Math.min(length, step));
    }
}
