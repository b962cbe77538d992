package com.aimixup.plugin.spi;

import java.time.Duration;
import java.util.Optional;

/**
 * Pictures to draw.
 *
 * @param count at least 1
 * @param size in the provider's terms, for example "1024x1024"; empty for its default
 * @param quality in the provider's terms; empty for its default
 */
public record ImageRequest(
        String model,
        String prompt,
        int count,
        Optional<String> size,
        Optional<String> quality,
        Duration timeout) {

    public ImageRequest {
        if (count < 1) throw new IllegalArgumentException("count");
    }

    @Override
    public String toString() {
        return "ImageRequest[model=" + model + ", private]";
    }
}
