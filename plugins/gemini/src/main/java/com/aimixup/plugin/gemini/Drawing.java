package com.aimixup.plugin.gemini;

import com.aimixup.plugin.spi.ChatOutcome.FinishReason;
import com.aimixup.plugin.spi.ImageOutcome;
import com.aimixup.plugin.spi.ImageOutcome.Picture;
import com.aimixup.plugin.spi.ProviderFailure;
import com.aimixup.plugin.spi.Usage;
import com.aimixup.plugin.spi.Usage.Unit;
import com.aimixup.plugin.wire.Fetched;
import com.aimixup.plugin.wire.Json;
import com.aimixup.plugin.wire.Pictures;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Pictures, which Gemini draws one a call. */
final class Drawing {
    private Drawing() {}

    /** Asks until there are enough. What was drawn before a failure is kept. */
    static ImageOutcome several(int count, Supplier<ImageOutcome> one) {
        var drawn = new ArrayList<Picture>();
        var used = Usage.NONE;
        while (drawn.size() < count) {
            var outcome = one.get();
            used = GeminiUsage.sum(used, outcome.usage());
            switch (outcome) {
                case ImageOutcome.Drawn(var pictures, var _) -> drawn.addAll(pictures);
                case ImageOutcome.Cancelled _ -> {
                    return new ImageOutcome.Cancelled(used);
                }
                case ImageOutcome.Failed(var failure, var _) -> {
                    return drawn.isEmpty() ? new ImageOutcome.Failed(failure, used)
                            : new ImageOutcome.Drawn(drawn, used);
                }
            }
        }
        return new ImageOutcome.Drawn(drawn.subList(0, count), used);
    }

    static ImageOutcome of(Fetched fetched) {
        return switch (fetched) {
            case Fetched.Body(var json) -> of(json);
            case Fetched.Failed(var failure) -> failed(failure);
            case Fetched.Cancelled() -> new ImageOutcome.Cancelled(Usage.NONE);
        };
    }

    static ImageOutcome failed(ProviderFailure failure) {
        return new ImageOutcome.Failed(failure, Usage.NONE);
    }

    private static ImageOutcome of(JsonNode json) {
        if (GeminiFailures.isIn(json)) return failed(GeminiFailures.ofStream(json));
        var candidate = json.path("candidates").path(0);
        var pictures = pictures(candidate);
        var usage = usage(json.path("usageMetadata"), pictures.size());
        if (!pictures.isEmpty()) return new ImageOutcome.Drawn(pictures, usage);
        if (Ending.isBlocked(json)) {
            return new ImageOutcome.Failed(new ProviderFailure.Refused(), usage);
        }
        return new ImageOutcome.Failed(Ending.of(candidate).<ProviderFailure>map(reason ->
                reason == FinishReason.REFUSAL ? new ProviderFailure.Refused()
                        : new ProviderFailure.Rejected("no-picture"))
                .orElseGet(ProviderFailure.Protocol::new), usage);
    }

    /** Without the drafts that are thoughts. */
    private static List<Picture> pictures(JsonNode candidate) {
        var pictures = new ArrayList<Picture>();
        for (var part : candidate.path("content").path("parts")) {
            if (part.path("thought").asBoolean()) continue;
            Json.text(part.path("inlineData").path("data")).flatMap(Pictures::decode)
                    .ifPresent(pictures::add);
        }
        return pictures;
    }

    private static Usage usage(JsonNode figures, int pictures) {
        var usage = GeminiUsage.of(figures, pictures > 0);
        return usage.isNone() ? new Usage(Map.of(Unit.IMAGE, (long) pictures), false) : usage;
    }
}
