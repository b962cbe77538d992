package com.aimixup.domain.teams;

import com.aimixup.domain.privacy.Private;
import java.util.Optional;
import java.util.regex.Pattern;

/** A short name of a team that programs can use: lower-case letters, digits and single hyphens. */
public record Slug(Private<String> text) {
    public static final int LENGTH_MAX = 64;
    private static final Pattern SHAPE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    /** Looks like the id of a team, and must not be taken for one. */
    private static final Pattern LIKE_AN_ID =
            Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** Empty if it is none. */
    public static Optional<Slug> parse(String text) {
        var fine = text.length() <= LENGTH_MAX && SHAPE.matcher(text).matches()
                && !LIKE_AN_ID.matcher(text).matches();
        return fine ? Optional.of(new Slug(Private.of(text))) : Optional.empty();
    }
}
