package com.aimixup.adapter.http;

import java.util.Optional;
import java.util.regex.Pattern;

/** Versions as entity tags (RFC 9110, 8.8.3): {@code "7"}. */
final class Versions {
    private static final Pattern TAG = Pattern.compile("\"(\\d{1,18})\"");
    private static final Pattern ANY_TAG = Pattern.compile("(?:W/)?(\"[^\"]*\")");
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
