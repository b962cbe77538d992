package com.aimixup.plugin.gemini;

import com.aimixup.plugin.spi.ImageRequest;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The size of a picture in Gemini's terms: the ratio of its sides, and how many thousand pixels the
 * longer may have.
 */
record Canvas(Optional<String> ratio, Optional<String> size) {
    private static final Pattern RATIO = Pattern.compile("([1-9]\\d{0,4})[:x]([1-9]\\d{0,4})");
    private static final Pattern SIZE = Pattern.compile("(0\\.5|[1-9])K");

    /** Understands {@code 16:9}, {@code 1024x1024} (as a ratio) and {@code 2K}; else empty. */
    static Optional<Canvas> of(ImageRequest request) {
        var shape = request.size().map(Canvas::shape).orElse(
                Optional.of(new Canvas(Optional.empty(), Optional.empty())));
        if (request.quality().isEmpty()) return shape;
        var quality = request.quality().filter(wish -> SIZE.matcher(wish).matches());
        return quality.isEmpty() ? Optional.empty()
                : shape.map(canvas -> new Canvas(canvas.ratio, quality));
    }

    void write(ObjectNode generation) {
        if (ratio.isEmpty() && size.isEmpty()) return;
        var config = generation.putObject("imageConfig");
        ratio.ifPresent(sides -> config.put("aspectRatio", sides));
        size.ifPresent(pixels -> config.put("imageSize", pixels));
    }

    private static Optional<Canvas> shape(String wish) {
        if (SIZE.matcher(wish).matches()) {
            return Optional.of(new Canvas(Optional.empty(), Optional.of(wish)));
        }
        var sides = RATIO.matcher(wish);
        if (!sides.matches()) return Optional.empty();
        var width = new BigInteger(sides.group(1));
        var height = new BigInteger(sides.group(2));
        var common = width.gcd(height);
        return Optional.of(new Canvas(
                Optional.of(width.divide(common) + ":" + height.divide(common)),
                Optional.empty()));
    }
}
