package com.aimixup.adapter.http;

import com.aimixup.application.completions.Completion.Ended;
import com.aimixup.plugin.spi.Usage;
import com.aimixup.plugin.spi.Usage.Unit;

/** What was used, in OpenAI's words, and what was charged for it in ours. */
final class OpenAiUsage {
    private OpenAiUsage() {}

    static JsonObject chat(Ended ended) {
        var usage = ended.usage();
        return new JsonObject()
                .put("prompt_tokens", input(usage))
                .put("completion_tokens", output(usage))
                .put("total_tokens", input(usage) + output(usage))
                .put("prompt_tokens_details", new JsonObject()
                        .put("cached_tokens", usage.of(Unit.CACHED_INPUT)).put("audio_tokens", 0))
                .put("completion_tokens_details", new JsonObject()
                        .put("reasoning_tokens", usage.of(Unit.REASONING)).put("audio_tokens", 0)
                        .put("accepted_prediction_tokens", 0)
                        .put("rejected_prediction_tokens", 0))
                .put("micro_credits", ended.charged())
                .put("estimated", usage.estimated());
    }

    static JsonObject responses(Ended ended) {
        var usage = ended.usage();
        return new JsonObject()
                .put("input_tokens", input(usage))
                .put("input_tokens_details", new JsonObject()
                        .put("cached_tokens", usage.of(Unit.CACHED_INPUT)))
                .put("output_tokens", output(usage))
                .put("output_tokens_details", new JsonObject()
                        .put("reasoning_tokens", usage.of(Unit.REASONING)))
                .put("total_tokens", input(usage) + output(usage))
                .put("micro_credits", ended.charged())
                .put("estimated", usage.estimated());
    }

    private static long input(Usage usage) {
        return usage.of(Unit.INPUT) + usage.of(Unit.IMAGE_INPUT) + usage.of(Unit.CACHED_INPUT)
                + usage.of(Unit.CACHE_WRITE) + usage.of(Unit.CACHE_WRITE_LONG);
    }

    private static long output(Usage usage) {
        return usage.of(Unit.OUTPUT) + usage.of(Unit.REASONING) + usage.of(Unit.IMAGE_OUTPUT);
    }
}
