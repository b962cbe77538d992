package com.aimixup.adapter.http;

import com.aimixup.domain.files.ByteRange;
import java.util.regex.Pattern;

/** What a Range header asks for (RFC 9110, 14). Several ranges at once are answered by all. */
sealed interface Ranges {
    Pattern ONE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    /** Also for what is not understood, as the standard has it. */
    record All() implements Ranges {}

    record One(ByteRange range) implements Ranges {}

    /** Nothing that is asked for is there. */
    record None() implements Ranges {}

    static Ranges wanted(String header, long size) {
        var match = ONE.matcher(header.strip());
        if (!match.matches()) return new All();
        var from = match.group(1);
        var to = match.group(2);
        if (from.isEmpty() && to.isEmpty()) return new All();
        if (from.isEmpty()) {
            var length = Math.min(Long.parseLong(to), size);
            return length == 0 ? new None() : new One(new ByteRange(size - length, length));
        }
        var first = Long.parseLong(from);
        var last = to.isEmpty() ? Long.MAX_VALUE : Long.parseLong(to);
        if (last < first) return new All();
        if (first >= size) return new None();
        return new One(new ByteRange(first, Math.min(last, size - 1) - first + 1));
    }
}
