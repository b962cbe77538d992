package com.aimixup.adapter.http;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Describes exceptions for the log without what may be private in them. */
final class Failures {
    private static final int CAUSES_MAX = 5;
    private static final int FRAMES_MAX = 12;
    private static final String OURS = "com.aimixup.";

    private Failures() {}

    /** Classes and places. Messages only of our own exceptions, which never quote a person. */
    static String described(Throwable failure) {
        var text = new StringBuilder();
        var cause = failure;
        for (int i = 0; i < CAUSES_MAX && cause != null; i++, cause = cause.getCause()) {
            text.append(i == 0 ? "failure=" : " cause=").append(cause.getClass().getName());
            if (cause.getClass().getName().startsWith(OURS))
                text.append(" (").append(cause.getMessage()).append(')');
            text.append(Arrays.stream(cause.getStackTrace()).limit(FRAMES_MAX)
                    .map(frame -> "\n    at " + frame).collect(Collectors.joining()));
            if (cause.getStackTrace().length > 0) text.append('\n');
        }
        return text.toString().stripTrailing();
    }
}
