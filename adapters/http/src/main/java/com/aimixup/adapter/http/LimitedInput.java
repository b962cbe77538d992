package com.aimixup.adapter.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Refuses a body at the first byte that is one too many. */
final class LimitedInput extends FilterInputStream {
    private final long most;
    private long left;

    LimitedInput(InputStream in, long most) {
        super(in);
        this.most = most;
        left = most;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        var count = super.read(bytes, from, length);
        left -= Math.max(count, 0);
        if (left < 0) throw new Refused(ProtocolErrors.tooLarge().with("most", most));
        return count;
    }
}
