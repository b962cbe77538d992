package com.aimixup.domain.conversations;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How an agent that draws is to draw, in its provider's terms, nobody's own words.
 *
 * @param size left to the model if empty
 * @param quality likewise
 */
public record Canvas(Optional<String> size, Optional<String> quality) {
    public static final Canvas USUAL = new Canvas(Optional.empty(), Optional.empty());
    private static final Pattern OPTION = Pattern.compile("[A-Za-z0-9.:_-]{1,32}");

    public Canvas {
        if (!size.map(Canvas::isOption).orElse(true)
                || !quality.map(Canvas::isOption).orElse(true))
            throw new IllegalArgumentException("no option");
    }

    public static boolean isOption(String text) {
        return OPTION.matcher(text).matches();
    }
}
