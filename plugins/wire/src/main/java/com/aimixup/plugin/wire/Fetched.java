package com.aimixup.plugin.wire;

import com.aimixup.plugin.spi.ProviderFailure;
import com.fasterxml.jackson.databind.JsonNode;

/** How a call that is not streamed ended. */
public sealed interface Fetched {

    record Body(JsonNode json) implements Fetched {
        @Override
        public String toString() {
            return "Body[private]";
        }
    }

    record Failed(ProviderFailure failure) implements Fetched {}

    record Cancelled() implements Fetched {}
}
