package com.aimixup.adapter.vault;

import com.aimixup.application.files.FileCipher.Source;
import com.aimixup.domain.files.ByteRange;
import java.io.IOException;
import java.io.InputStream;

/** Plain bytes of a range, opened chunk by chunk; no byte comes out before its chunk is proven. */
final class OpeningStream extends InputStream {
    private final InputStream sealed;
    private final Chunk chunk;
    private final long size;
    private final long lastNumber;
    private long number;
    private byte[] ready = {};
    private int taken;
    /** Bytes of the next chunk before the range. */
    private int skipped;
    private long left;
    private boolean begun;

    private OpeningStream(InputStream sealed, Chunk chunk, long size, ByteRange range) {
        this.sealed = sealed;
        this.chunk = chunk;
        this.size = size;
        this.lastNumber = lastNumber(size);
        this.number = range.from() / Chunk.PLAIN_BYTES;
        this.skipped = (int) (range.from() % Chunk.PLAIN_BYTES);
        this.left = range.length();
    }

    static OpeningStream of(Chunk chunk, long size, ByteRange range, Source source) {
        var first = range.from() / Chunk.PLAIN_BYTES;
        var last = range.length() == 0 ? first : (range.end() - 1) / Chunk.PLAIN_BYTES;
        var length = (last - first) * Chunk.SEALED_BYTES + sealedLength(last, size);
        return new OpeningStream(source.open(first * Chunk.SEALED_BYTES, length), chunk, size,
                range);
    }

    private static long lastNumber(long size) {
        return size == 0 ? 0 : (size - 1) / Chunk.PLAIN_BYTES;
    }

    private static int sealedLength(long number, long size) {
        return Math.clamp(size - number * Chunk.PLAIN_BYTES, 0, Chunk.PLAIN_BYTES)
                + Chunk.OVERHEAD_BYTES;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        if (length == 0) return 0;
        // Also of an empty file: that it is empty is to be proven as well.
        if (!begun || taken == ready.length && left > 0) fill();
        if (left == 0) return -1;
        var count = (int) Math.min(Math.min(length, ready.length - taken), left);
        System.arraycopy(ready, taken, bytes, from, count);
        taken += count;
        left -= count;
        return count;
    }

    private void fill() throws IOException {
        var bytes = sealed.readNBytes(sealedLength(number, size));
        if (bytes.length < sealedLength(number, size)) throw chunk.unreadable("cut short");
        ready = chunk.open(number, number == lastNumber, bytes);
        number++;
        taken = skipped;
        skipped = 0;
        begun = true;
    }

    @Override
    public void close() throws IOException {
        sealed.close();
    }
}
