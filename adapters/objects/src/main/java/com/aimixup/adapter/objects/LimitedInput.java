package com.aimixup.adapter.objects;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Ends after so many bytes. */
final class LimitedInput extends FilterInputStream {
    private long left;

    LimitedInput(InputStream in, long most) {
        super(in);
        left = most;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        if (length == 0) return 0;
        if (left == 0) return -1;
        var read = super.read(bytes, from, (int) Math.min(length, left));
        if (read > 0) left -= read;
        return read;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
