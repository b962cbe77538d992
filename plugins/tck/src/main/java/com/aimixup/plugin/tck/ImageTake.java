package com.aimixup.plugin.tck;

import com.aimixup.plugin.spi.ImageOutcome;
import com.aimixup.plugin.spi.ImageRequest;
import com.aimixup.plugin.spi.ProviderFailure;
import com.aimixup.plugin.spi.Usage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A recorded answer to the wish for pictures, and what the provider makes of it.
 *
 * @param mediaTypes of the pictures; empty if there is a failure
 */
public record ImageTake(
        String name,
        ImageRequest request,
        Recording recording,
        List<String> mediaTypes,
        Optional<ProviderFailure> failure,
        Usage usage) {

    public static ImageTake drawn(String name, ImageRequest request, Recording recording,
            Usage usage, String... mediaTypes) {
        return new ImageTake(name, request, recording, List.of(mediaTypes), Optional.empty(),
                usage);
    }

    public static ImageTake failed(String name, ImageRequest request, Recording recording,
            ProviderFailure failure) {
        return new ImageTake(name, request, recording, List.of(), Optional.of(failure),
                Usage.NONE);
    }

    /** A plain wish for one picture. */
    public static ImageRequest wish(String model) {
        return new ImageRequest(model, "A dot.", 1, Optional.empty(), Optional.empty(),
                Duration.ofSeconds(30));
    }

    boolean isAsExpected(ImageOutcome outcome) {
        return switch (outcome) {
            case ImageOutcome.Drawn(var pictures, var used) -> failure.isEmpty()
                    && used.equals(usage)
                    && pictures.stream().map(ImageOutcome.Picture::mediaType).toList()
                            .equals(mediaTypes);
            case ImageOutcome.Failed(var why, var used) ->
                    failure.equals(Optional.of(why)) && used.equals(usage);
            case ImageOutcome.Cancelled _ -> false;
        };
    }

    @Override
    public String toString() {
        return name;
    }
}
