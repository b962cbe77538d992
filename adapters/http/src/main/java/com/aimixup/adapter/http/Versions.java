package com.aimixup.adapter.http;

import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Versions as entity tags (RFC 9110, 8.8.3): {@code "7"}. */
final class Versions {
    private static final Pattern TAG = Pattern.compile("\"(\\d{1,18})\"");
    private static final Pattern ANY_TAG = Pattern.compile("(?:W/)?(\"[^\"]*\")");
    private static final int RACES_MAX = 10;
    /** No version is ever negative, so this one matches none. */
    private static final long NONE = -1;

    private Versions() {}

    static String tag(long version) {
        return '"' + Long.toString(version) + '"';
    }

    /** What If-Match asks for; empty if anything is fine. */
    static Optional<Long> wanted(Optional<String> ifMatch) {
        return ifMatch.map(String::strip).filter(header -> !header.equals("*")).map(header -> {
            var tag = TAG.matcher(header);
            if (tag.matches()) return Long.parseLong(tag.group(1));
            if (header.contains(","))
                throw new Refused(Problem.wrongInput("If-Match", "must have one tag"));
            return NONE;
        });
    }

    /**
     * Changes what was read before. Without an If-Match a lost race is run again, with one it is
     * the client's to solve.
     *
     * @param attempt reads and changes, with the version that If-Match asks for; empty if somebody
     *     else was quicker
     */
    static Reply change(Call call, Function<Optional<Long>, Optional<Reply>> attempt) {
        var wanted = wanted(call.header("If-Match"));
        var races = wanted.isPresent() ? 1 : RACES_MAX;
        for (int race = 0; race < races; race++) {
            var reply = attempt.apply(wanted);
            if (reply.isPresent()) return reply.get();
        }
        return new Reply.Failure(changedMeanwhile());
    }

    /** Whether the client has this already, by If-None-Match (RFC 9110, 13.1.2). */
    static boolean isKnown(Optional<String> ifNoneMatch, String tag) {
        return ifNoneMatch.map(String::strip).filter(header -> header.equals("*")
                || ANY_TAG.matcher(header).results().anyMatch(one ->
                        one.group(1).equals(tag))).isPresent();
    }

    static Problem changedMeanwhile() {
        return Problem.of(ProblemType.CHANGED_MEANWHILE,
                "Read it again, and send your change with the new ETag in If-Match.");
    }
}
