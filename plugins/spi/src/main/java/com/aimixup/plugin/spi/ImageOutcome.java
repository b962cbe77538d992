package com.aimixup.plugin.spi;

import java.util.List;

/** How drawing ended. */
public sealed interface ImageOutcome {

    Usage usage();

    /** May hold fewer pictures than were asked for. */
    record Drawn(List<Picture> pictures, Usage usage) implements ImageOutcome {
        public Drawn {
            pictures = List.copyOf(pictures);
        }
    }

    record Failed(ProviderFailure failure, Usage usage) implements ImageOutcome {}

    record Cancelled(Usage usage) implements ImageOutcome {}

    /** The media type is told by the bytes, not by what the provider says. */
    record Picture(String mediaType, byte[] bytes) {
        @Override
        public String toString() {
            return "Picture[private]";
        }
    }
}
