package com.aimixup.plugin.gemini;

import com.aimixup.plugin.spi.Usage;
import com.aimixup.plugin.spi.Usage.Unit;
import com.aimixup.plugin.wire.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumMap;
import java.util.Map;

/**
 * Google's counts, taken apart so that each token is counted once. What is cached lies inside the
 * prompt; thoughts and the prompts of tools lie beside; drawn pictures lie inside the candidates.
 */
final class GeminiUsage {
    private GeminiUsage() {}

    /** @param drew whether a picture came: if the count of its tokens did not, it is all of them */
    static Usage of(JsonNode usage, boolean drew) {
        var prompt = Json.count(usage.path("promptTokenCount"));
        var cached = Json.count(usage.path("cachedContentTokenCount"));
        var candidates = Json.count(usage.path("candidatesTokenCount"));
        var pictures = pictures(usage.path("candidatesTokensDetails"));
        if (drew && pictures == 0) pictures = candidates;
        return new Usage(Map.of(
                Unit.INPUT, (cached > prompt ? prompt : prompt - cached)
                        + Json.count(usage.path("toolUsePromptTokenCount")),
                Unit.CACHED_INPUT, cached,
                Unit.OUTPUT, pictures > candidates ? candidates : candidates - pictures,
                Unit.IMAGE_OUTPUT, pictures,
                Unit.REASONING, Json.count(usage.path("thoughtsTokenCount"))), false);
    }

    static Usage sum(Usage one, Usage other) {
        var amounts = new EnumMap<Unit, Long>(Unit.class);
        amounts.putAll(one.amounts());
        other.amounts().forEach((unit, amount) -> amounts.merge(unit, amount, Long::sum));
        return new Usage(amounts, one.estimated() || other.estimated());
    }

    private static long pictures(JsonNode details) {
        long tokens = 0;
        for (var detail : details) {
            if (detail.path("modality").asText().equals("IMAGE")) {
                tokens += Json.count(detail.path("tokenCount"));
            }
        }
        return tokens;
    }
}
