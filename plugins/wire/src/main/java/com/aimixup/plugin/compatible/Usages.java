package com.aimixup.plugin.compatible;

import com.aimixup.plugin.spi.Usage;
import com.aimixup.plugin.spi.Usage.Unit;
import com.aimixup.plugin.wire.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * Counts of tokens, taken apart so that each is counted once. Where a part is larger than the whole
 * that should hold it, such as more cached tokens than tokens read, it lies beside it: xAI counts
 * so at times.
 */
public final class Usages {
    private Usages() {}

    /** Of the Responses API: what is cached and what is reasoned lie inside. */
    public static Usage responses(JsonNode usage) {
        if (!usage.isObject()) return Usage.NONE;
        var details = usage.path("input_tokens_details");
        var reasoning = Json.count(usage.path("output_tokens_details").path("reasoning_tokens"));
        var output = Json.count(usage.path("output_tokens"));
        return usage(Json.count(usage.path("input_tokens")), details,
                reasoning > output ? output : output - reasoning, reasoning);
    }

    /**
     * Of chat completions. Where the total does not tell on which side the reasoning lies, the
     * provider's habit does.
     */
    public static Usage chat(JsonNode usage, boolean reasoningLiesBeside) {
        if (!usage.isObject()) return Usage.NONE;
        var input = Json.count(usage.path("prompt_tokens"));
        var output = Json.count(usage.path("completion_tokens"));
        var reasoning =
                Json.count(usage.path("completion_tokens_details").path("reasoning_tokens"));
        var beyondInput = Json.count(usage.path("total_tokens")) - input;
        boolean beside;
        if (reasoning > output || beyondInput == output + reasoning) {
            beside = true;
        } else {
            beside = reasoningLiesBeside && beyondInput != output;
        }
        return usage(input, usage.path("prompt_tokens_details"),
                beside ? output : output - reasoning, reasoning);
    }

    /** Of drawn pictures: by tokens where the provider counts them, else by the piece. */
    public static Usage images(JsonNode usage, int pictures) {
        var input = Json.count(usage.path("input_tokens"));
        var output = Json.count(usage.path("output_tokens"));
        if (input + output == 0) return new Usage(Map.of(Unit.IMAGE, (long) pictures), false);
        var shown = Json.count(usage.path("input_tokens_details").path("image_tokens"));
        var said = Json.count(usage.path("output_tokens_details").path("text_tokens"));
        return new Usage(Map.of(
                Unit.INPUT, Math.max(0, input - shown),
                Unit.IMAGE_INPUT, shown,
                Unit.OUTPUT, said,
                Unit.IMAGE_OUTPUT, Math.max(0, output - said)), false);
    }

    private static Usage usage(long input, JsonNode details, long output, long reasoning) {
        var cached = Json.count(details.path("cached_tokens"));
        var written = Json.count(details.path("cache_write_tokens"));
        var inside = cached + written <= input;
        return new Usage(Map.of(
                Unit.INPUT, inside ? input - cached - written : input,
                Unit.CACHED_INPUT, cached,
                Unit.CACHE_WRITE, written,
                Unit.OUTPUT, output,
                Unit.REASONING, reasoning), false);
    }
}
