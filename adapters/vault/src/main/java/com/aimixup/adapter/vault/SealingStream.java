package com.aimixup.adapter.vault;

import com.aimixup.application.files.FileCipher.Sealed;
import java.io.IOException;
import java.io.InputStream;
import javax.crypto.Mac;

/** Sealed bytes, made from plain ones as they are read. One chunk ahead, to know the last. */
final class SealingStream extends InputStream {
    private final InputStream plain;
    private final Chunk chunk;
    private final Mac fingerprint;
    private byte[] next;
    private byte[] ready = {};
    private int taken;
    private long number;
    private long size;
    private boolean begun;
    private boolean ended;

    SealingStream(InputStream plain, Chunk chunk, Mac fingerprint) {
        this.plain = plain;
        this.chunk = chunk;
        this.fingerprint = fingerprint;
        this.next = ready;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        if (length == 0) return 0;
        if (taken == ready.length && !fill()) return -1;
        var count = Math.min(length, ready.length - taken);
        System.arraycopy(ready, taken, bytes, from, count);
        taken += count;
        return count;
    }

    private boolean fill() throws IOException {
        if (ended) return false;
        var current = begun ? next : plain.readNBytes(Chunk.PLAIN_BYTES);
        begun = true;
        next = current.length < Chunk.PLAIN_BYTES ? new byte[0]
                : plain.readNBytes(Chunk.PLAIN_BYTES);
        var last = next.length == 0;
        ready = chunk.seal(number++, last, current);
        taken = 0;
        fingerprint.update(current);
        size += current.length;
        ended = last;
        return true;
    }

    Sealed sealed() {
        if (!ended || taken < ready.length)
            throw new IllegalStateException("not all was taken");
        return new Sealed(size, fingerprint.doFinal());
    }
}
