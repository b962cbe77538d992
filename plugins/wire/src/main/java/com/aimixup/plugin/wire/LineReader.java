package com.aimixup.plugin.wire;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Lines of UTF-8 that end in LF, CRLF or CR. A line is given as soon as its end is there, before
 * anything after it has arrived, and is decoded whole, so that a character may be split over reads.
 */
final class LineReader {
    private static final int CAPACITY = 8192;

    private final InputStream in;
    private final int lineBytesMax;
    private byte[] buffer = new byte[CAPACITY];
    private int start;
    private int scan;
    private int end;
    private boolean afterReturn; // the LF of a CRLF may still be to come
    private boolean first = true;
    private boolean terminated;

    LineReader(InputStream in, int lineBytesMax) {
        this.in = in;
        this.lineBytesMax = lineBytesMax;
    }

    /** Empty at the end. */
    Optional<String> next() throws IOException {
        while (true) {
            if (afterReturn && start < end) dropLineFeed();
            for (; scan < end; scan++) {
                if (buffer[scan] == '\n' || buffer[scan] == '\r') return Optional.of(ended());
            }
            if (end - start > lineBytesMax) throw new LimitException("line");
            if (!fill()) return last();
        }
    }

    /** Whether the line given last had an end; only the last of a stream can have none. */
    boolean terminated() {
        return terminated;
    }

    private void dropLineFeed() {
        afterReturn = false;
        if (buffer[start] == '\n') start++;
        scan = Math.max(scan, start);
    }

    private String ended() throws LimitException {
        var line = decoded();
        afterReturn = buffer[scan] == '\r';
        scan++;
        start = scan;
        terminated = true;
        return line;
    }

    private Optional<String> last() throws LimitException {
        if (start == end) return Optional.empty();
        var line = decoded();
        start = end;
        terminated = false;
        return Optional.of(line);
    }

    private String decoded() throws LimitException {
        if (scan - start > lineBytesMax) throw new LimitException("line");
        if (first && startsWithByteOrderMark()) start += 3;
        first = false;
        return new String(buffer, start, scan - start, StandardCharsets.UTF_8);
    }

    private boolean startsWithByteOrderMark() {
        return scan - start >= 3 && buffer[start] == (byte) 0xEF
                && buffer[start + 1] == (byte) 0xBB && buffer[start + 2] == (byte) 0xBF;
    }

    private boolean fill() throws IOException {
        if (start > 0) {
            System.arraycopy(buffer, start, buffer, 0, end - start);
            scan -= start;
            end -= start;
            start = 0;
        }
        if (end == buffer.length) buffer = Arrays.copyOf(buffer, buffer.length * 2);
        var read = in.read(buffer, end, buffer.length - end);
        if (read < 0) return false;
        end += read;
        return true;
    }
}
