package com.aimixup.plugin.anthropic;

import com.aimixup.plugin.spi.Usage;
import com.aimixup.plugin.spi.Usage.Unit;
import com.aimixup.plugin.wire.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * Anthropic's counts, taken apart so that each token is counted once. What is read from the cache
 * and written to it lies beside the input; thinking lies inside the output.
 */
final class AnthropicUsage {
    private AnthropicUsage() {}

    static Usage of(JsonNode usage) {
        var split = usage.path("cache_creation");
        var forMinutes = Json.count(split.path("ephemeral_5m_input_tokens"));
        var forAnHour = Json.count(split.path("ephemeral_1h_input_tokens"));
        var written = Json.count(usage.path("cache_creation_input_tokens"));
        var output = Json.count(usage.path("output_tokens"));
        var thought = Math.min(output,
                Json.count(usage.path("output_tokens_details").path("thinking_tokens")));
        return new Usage(Map.of(
                Unit.INPUT, Json.count(usage.path("input_tokens")),
                Unit.CACHED_INPUT, Json.count(usage.path("cache_read_input_tokens")),
                // Whatever the split does not tell was written for minutes, as is usual.
                Unit.CACHE_WRITE, Math.max(forMinutes, written - forAnHour),
                Unit.CACHE_WRITE_LONG, forAnHour,
                Unit.OUTPUT, output - thought,
                Unit.REASONING, thought), false);
    }
}
