package com.aimixup.adapter.objects;

import com.aimixup.application.files.Pictures;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Objects;

/**
 * A picture passed on piece by piece, as its format decides: each {@link #next} reads one piece and
 * says what of it comes out. Broken input is never guessed at.
 */
abstract class CleanPicture extends InputStream {
    /** A longer piece that is to be looked at is not in use anywhere. */
    static final int LOOKED_AT_MAX = 65_536;
    private final InputStream in;
    private final long pixelsMost;
    private final ByteArrayOutputStream made = new ByteArrayOutputStream();
    private byte[] ready = {};
    private int at;
    private long copied;
    private long zeros;
    private boolean ended;

    CleanPicture(InputStream in, long pixelsMost) {
        this.in = in;
        this.pixelsMost = pixelsMost;
    }

    /** @return false if the picture is at its end: what follows is dropped */
    abstract boolean next() throws IOException;

    static Pictures.NotTaken broken() {
        return new Pictures.NotTaken(Pictures.Reason.BROKEN);
    }

    /** The next byte of the input. */
    final int take() throws IOException {
        var one = in.read();
        if (one < 0) throw broken();
        return one;
    }

    final byte[] take(int count) throws IOException {
        var bytes = in.readNBytes(count);
        if (bytes.length < count) throw broken();
        return bytes;
    }

    final void drop(long count) throws IOException {
        try {
            in.skipNBytes(count);
        } catch (EOFException early) {
            throw broken();
        }
    }

    final void pass(int... bytes) {
        for (var one : bytes) made.write(one);
    }

    final void pass(byte[] bytes) {
        made.writeBytes(bytes);
    }

    /** After what was passed so far, so many bytes of the input as they are. */
    final void copy(long count) {
        copied = count;
    }

    /** After what was passed so far, nothing but room. */
    final void blank(long count) {
        zeros = count;
    }

    final void shows(long width, long height) {
        if (width == 0 || height == 0) throw broken();
        if (width * height > pixelsMost)
            throw new Pictures.NotTaken(Pictures.Reason.TOO_MANY_PIXELS);
    }

    @Override
    public final int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public final int read(byte[] bytes, int from, int length) throws IOException {
        Objects.checkFromIndexSize(from, length, bytes.length);
        if (length == 0) return 0;
        while (true) {
            if (at < ready.length) return handOut(bytes, from, length);
            if (copied > 0) return copy(bytes, from, length);
            if (zeros > 0) {
                var count = (int) Math.min(length, zeros);
                Arrays.fill(bytes, from, from + count, (byte) 0);
                zeros -= count;
                return count;
            }
            if (ended) return -1;
            if (!next()) end();
            ready = made.toByteArray();
            at = 0;
            made.reset();
        }
    }

    private int handOut(byte[] bytes, int from, int length) {
        var count = Math.min(length, ready.length - at);
        System.arraycopy(ready, at, bytes, from, count);
        at += count;
        return count;
    }

    private int copy(byte[] bytes, int from, int length) throws IOException {
        var count = in.read(bytes, from, (int) Math.min(length, copied));
        if (count < 0) throw broken();
        copied -= count;
        return count;
    }

    /** Reads the rest: it counts against the limit, and its sender waits for that. */
    private void end() throws IOException {
        ended = true;
        in.transferTo(OutputStream.nullOutputStream());
    }

    @Override
    public final void close() throws IOException {
        in.close();
    }
}
