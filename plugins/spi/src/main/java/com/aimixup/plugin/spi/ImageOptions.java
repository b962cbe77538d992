package com.aimixup.plugin.spi;

import java.util.List;

/**
 * What a model that draws can be asked for, in the provider's own terms.
 *
 * @param sizes for example {@code "1024x1024"} or {@code "16:9"}; the host asks for no other. Empty
 *     if they cannot be listed: then the host passes on whatever the person wrote
 * @param qualities as with the sizes
 * @param countMax the most pictures of one request, at least 1
 */
public record ImageOptions(List<String> sizes, List<String> qualities, int countMax) {

    public ImageOptions {
        sizes = List.copyOf(sizes);
        qualities = List.copyOf(qualities);
        if (countMax < 1) throw new IllegalArgumentException("countMax");
    }
}
