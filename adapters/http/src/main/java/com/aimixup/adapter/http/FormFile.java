package com.aimixup.adapter.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The one file of a form (RFC 7578), read as it comes: what is in memory does not grow with it.
 * Other fields are left out. Its end is not told before all of the form was seen to be in order.
 */
final class FormFile extends InputStream {
    /** More than any form around a file has. */
    static final int AROUND_BYTES_MAX = 65_536;
    private static final int BUFFER_BYTES = 32_768;
    private static final Pattern BOUNDARY = Pattern.compile(
            "(?i)multipart/form-data\\s*;(?:.*;)?\\s*boundary=(?:\"([^\"]{1,70})\""
                    + "|([^\";\\s]{1,70}))\\s*(?:;.*)?");
    private static final byte[] LINE_END = {'\r', '\n'};
    private static final byte[] LAST = {'-', '-'};

    private final InputStream form;
    private final byte[] border;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int from;
    private int to;
    private int around;
    private boolean ended;
    private final String disposition;

    private FormFile(InputStream form, String boundary) {
        this.form = form;
        border = ("\r\n--" + boundary).getBytes(StandardCharsets.US_ASCII);
        // So that a form that begins with its first border has what borders begin with.
        System.arraycopy(LINE_END, 0, buffer, 0, LINE_END.length);
        to = LINE_END.length;
        skipPart();
        disposition = nextFile().orElseThrow(FormFile::wrong);
    }

    /** The boundary that separates the parts of the form; empty if it is no form with files. */
    static Optional<String> boundary(Optional<String> contentType) {
        return contentType.map(String::strip).map(BOUNDARY::matcher)
                .filter(Matcher::matches)
                .map(type -> type.group(1) == null ? type.group(2) : type.group(1))
                .filter(boundary -> boundary.chars().allMatch(c -> c >= ' ' && c < 0x7F));
    }

    /**
     * Reads up to the first byte of the file.
     *
     * @throws Refused if this is no form with one file, also while it is read
     */
    static FormFile in(InputStream form, String boundary) {
        return new FormFile(form, boundary);
    }

    private static Refused wrong() {
        return new Refused(Problem.wrongInput("body",
                "must be a form with one file, as RFC 7578 has it"));
    }

    /** What the form says of the file: its Content-Disposition. */
    String disposition() {
        return disposition;
    }

    @Override
    public int read() {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int at, int length) {
        if (ended) return -1;
        if (length == 0) return 0;
        var safe = safe();
        if (safe == 0) {
            passBorder();
            if (nextFile().isPresent()) throw wrong();
            ended = true;
            return -1;
        }
        var count = Math.min(safe, length);
        System.arraycopy(buffer, from, bytes, at, count);
        from += count;
        return count;
    }

    /** How many bytes are there that belong to this part; none where its border begins. */
    private int safe() {
        while (true) {
            var begin = border(from);
            if (begin > from) return begin - from;
            if (to - begin >= border.length) return 0;
            more();
        }
    }

    /** Where the border begins, or may: at the end of what is there already. */
    private int border(int start) {
        for (int at = start; at < to; at++) {
            if (buffer[at] != border[0]) continue;
            var length = Math.min(border.length, to - at);
            if (Arrays.equals(buffer, at, at + length, border, 0, length)) return at;
        }
        return to;
    }

    private void more() {
        if (from > 0) {
            System.arraycopy(buffer, from, buffer, 0, to - from);
            to -= from;
            from = 0;
        }
        if (to == buffer.length) throw wrong();
        try {
            var read = form.read(buffer, to, buffer.length - to);
            if (read < 0) throw wrong();
            to += read;
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible); // an upload has failures of its own
        }
    }

    private void skipPart() {
        for (var safe = safe(); safe > 0; safe = safe()) {
            count(safe);
            from += safe;
        }
        passBorder();
    }

    private void passBorder() {
        from += border.length;
    }

    private void count(int bytes) {
        around += bytes;
        if (around > AROUND_BYTES_MAX) throw wrong();
    }

    /** Leaves out fields; empty at the end of the form. Its header ends where its bytes begin. */
    private Optional<String> nextFile() {
        while (true) {
            while (to - from < LAST.length) more();
            if (Arrays.equals(buffer, from, from + LAST.length, LAST, 0, LAST.length))
                return Optional.empty();
            if (!line().isBlank()) throw wrong();
            var found = Optional.<String>empty();
            for (var line = line(); !line.isEmpty(); line = line())
                if (line.regionMatches(true, 0, "content-disposition:", 0, 20))
                    found = Optional.of(line.substring(20).strip());
            if (found.filter(FormFile::isFile).isPresent()) return found;
            skipPart();
        }
    }

    private static boolean isFile(String disposition) {
        return disposition.toLowerCase(Locale.ROOT).matches(
                "form-data\\s*;.*\\bfilename\\*?=.*");
    }

    /** Up to the next line end, which is passed. */
    private String line() {
        var length = 0;
        while (true) {
            for (; from + length + 1 < to; length++) {
                if (buffer[from + length] != '\r' || buffer[from + length + 1] != '\n') continue;
                var line = new String(buffer, from, length, StandardCharsets.UTF_8);
                from += length + LINE_END.length;
                count(length);
                return line;
            }
            more();
        }
    }
}
