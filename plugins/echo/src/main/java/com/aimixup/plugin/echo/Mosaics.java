package com.aimixup.plugin.echo;

import com.aimixup.plugin.spi.Cancellation;
import com.aimixup.plugin.spi.ImageOptions;
import com.aimixup.plugin.spi.ImageOutcome;
import com.aimixup.plugin.spi.ImageOutcome.Picture;
import com.aimixup.plugin.spi.ImageRequest;
import com.aimixup.plugin.spi.ProviderFailure;
import com.aimixup.plugin.spi.Usage;
import com.aimixup.plugin.spi.Usage.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.regex.Pattern;

/** Mirrored mosaics of eight by eight fields whose colours follow from the prompt. */
final class Mosaics {
    private static final int FIELDS = 8;
    private static final int PICTURES_MAX = 4;
    private static final Pattern SIZE = Pattern.compile("([1-9]\\d{0,3})x([1-9]\\d{0,3})");
    private static final int SIDE_MAX = 1024;
    /** Of the sizes, those worth offering. */
    static final ImageOptions OPTIONS = new ImageOptions(
            List.of("64x64", "256x256", "512x512", "1024x1024"), List.of(), PICTURES_MAX);

    private Mosaics() {}

    private record Size(int width, int height) {}

    static ImageOutcome draw(ImageRequest request, Cancellation cancellation) {
        var size = size(request.size());
        if (size.isEmpty()) {
            return new ImageOutcome.Failed(new ProviderFailure.Rejected("size"), Usage.NONE);
        }
        var pictures = new ArrayList<Picture>();
        for (var number = 0; number < Math.min(request.count(), PICTURES_MAX); number++) {
            if (cancellation.isCancelled()) {
                return new ImageOutcome.Cancelled(usage(request, pictures.size()));
            }
            var seed = request.prompt().hashCode() + 31L * number;
            pictures.add(new Picture("image/png", mosaic(size.get(), seed)));
        }
        return new ImageOutcome.Drawn(pictures, usage(request, pictures.size()));
    }

    private static Usage usage(ImageRequest request, long pictures) {
        return new Usage(Map.of(Unit.INPUT, Tokens.readPrompt(request.prompt()),
                Unit.IMAGE, pictures), false);
    }

    /** Empty if it is not one that the sandbox draws. */
    private static Optional<Size> size(Optional<String> wanted) {
        var size = SIZE.matcher(wanted.orElse("256x256"));
        if (!size.matches()) return Optional.empty();
        var width = Integer.parseInt(size.group(1));
        var height = Integer.parseInt(size.group(2));
        return Math.max(width, height) > SIDE_MAX
                ? Optional.empty() : Optional.of(new Size(width, height));
    }

    private static byte[] mosaic(Size size, long seed) {
        var chance = new SplittableRandom(seed);
        var colours = chance.ints(5, 0, 0x1000000).toArray();
        var fields = chance.ints((long) FIELDS * FIELDS, 0, colours.length).toArray();
        return Png.of(size.width(), size.height(), (x, y) -> {
            var column = x * FIELDS / size.width();
            var row = y * FIELDS / size.height();
            return colours[fields[row * FIELDS + Math.min(column, FIELDS - 1 - column)]];
        });
    }
}
