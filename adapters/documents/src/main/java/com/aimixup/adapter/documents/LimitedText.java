package com.aimixup.adapter.documents;

import java.io.Writer;

/** Text that may not grow beyond a limit. */
final class LimitedText extends Writer {
    static final class TooMuch extends RuntimeException {
        private static final long serialVersionUID = 1;

        TooMuch() {
            super("more text than may be", null, false, false);
        }
    }

    private final StringBuilder text = new StringBuilder();
    private final int most;

    LimitedText(int most) {
        this.most = most;
    }

    @Override
    public void write(char[] characters, int from, int length) {
        if (text.length() + length > most) throw new TooMuch();
        text.append(characters, from, length);
    }

    void clear() {
        text.setLength(0);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}

    @Override
    public String toString() {
        return text.toString();
    }
}
