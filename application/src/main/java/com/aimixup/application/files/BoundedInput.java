package com.aimixup.application.files;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Fails where more comes than may come. */
final class BoundedInput extends FilterInputStream {
    private long left;

    static final class TooMuch extends RuntimeException {
        private static final long serialVersionUID = 1;

        TooMuch() {
            super("more bytes than may come", null, false, false);
        }
    }

    BoundedInput(InputStream in, long most) {
        super(in);
        left = most;
    }

    @Override
    public int read() throws IOException {
        var read = super.read();
        if (read >= 0) count(1);
        return read;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        var read = super.read(bytes, from, length);
        if (read > 0) count(read);
        return read;
    }

    @Override
    public boolean markSupported() {
        return false; // or bytes would be counted twice
    }

    private void count(int read) {
        left -= read;
        if (left < 0) throw new TooMuch();
    }
}
