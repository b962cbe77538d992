package com.aimixup.domain.images;

import com.aimixup.domain.conversations.ModelRef;
import com.aimixup.domain.privacy.Private;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a person wants drawn.
 *
 * @param size in the provider's terms, nobody's own words; left to the model if empty
 * @param quality likewise
 */
public record ImageOrder(ModelRef model, Private<String> prompt, int count,
        Optional<String> size, Optional<String> quality) {

    public static final int PROMPT_LENGTH_MAX = 32_000;
    private static final Pattern OPTION = Pattern.compile("[A-Za-z0-9.:_-]{1,32}");
    public static final int COUNT_MAX = 10;

    public ImageOrder {
        if (count < 1 || count > COUNT_MAX) throw new IllegalArgumentException("count");
        if (!size.map(ImageOrder::isOption).orElse(true)
                || !quality.map(ImageOrder::isOption).orElse(true))
            throw new IllegalArgumentException("no option");
    }

    public static boolean isOption(String text) {
        return OPTION.matcher(text).matches();
    }

    public long promptBytes() {
        return prompt.reveal().getBytes(StandardCharsets.UTF_8).length;
    }
}
