package com.aimixup.plugin.local;

import com.aimixup.plugin.spi.ProviderFailure;
import com.aimixup.plugin.wire.ErrorReply;
import com.aimixup.plugin.wire.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/** What Ollama's errors mean. They have no codes: for one of them its words must do. */
final class OllamaFailures {
    private OllamaFailures() {}

    static boolean isIn(JsonNode json) {
        return Json.text(json.path("error")).isPresent();
    }

    static ProviderFailure of(ErrorReply reply) {
        return of(reply.body(), reply.byStatus());
    }

    /** @param otherwise what the status means, or that it failed in mid-stream */
    static ProviderFailure of(JsonNode json, ProviderFailure otherwise) {
        var words = json.path("error").asText().toLowerCase(Locale.ROOT);
        return words.contains("context length") || words.contains("context window")
                || words.contains("context size") ? new ProviderFailure.TooLong() : otherwise;
    }
}
