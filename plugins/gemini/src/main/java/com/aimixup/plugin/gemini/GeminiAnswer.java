package com.aimixup.plugin.gemini;

import com.aimixup.plugin.spi.ChatOutcome;
import com.aimixup.plugin.spi.ChatOutcome.FinishReason;
import com.aimixup.plugin.spi.ChatSink;
import com.aimixup.plugin.spi.ProviderFailure;
import com.aimixup.plugin.wire.ErrorReply;
import com.aimixup.plugin.wire.Figures;
import com.aimixup.plugin.wire.Frame;
import com.aimixup.plugin.wire.Json;
import com.aimixup.plugin.wire.Pictures;
import com.aimixup.plugin.wire.SpokenAnswer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * An answer of Gemini. Its stream has no end of its own: it is whole if it ends after a candidate
 * told why it finished.
 */
final class GeminiAnswer extends SpokenAnswer {
    private final Figures figures = new Figures();
    private Optional<FinishReason> finish = Optional.empty();
    private boolean drew;

    GeminiAnswer(ChatSink sink) {
        super(sink);
    }

    @Override
    public Optional<ChatOutcome> take(Frame frame) {
        return Json.read(frame.data()).map(this::hear)
                .orElseGet(() -> Optional.of(failed(new ProviderFailure.Protocol())));
    }

    /** What could not be read as events may be an error that came bare. */
    @Override
    public ChatOutcome cutOff(String stray) {
        return Json.read(stray).filter(GeminiFailures::isIn).map(this::failed)
                .orElseGet(this::ended);
    }

    /** Instead of a stream, one answer or a list of what would have been events. */
    @Override
    public ChatOutcome whole(JsonNode json) {
        for (var chunk : json.isArray() ? json : List.of(json)) {
            var outcome = hear(chunk);
            if (outcome.isPresent()) return outcome.get();
        }
        return ended();
    }

    @Override
    public ProviderFailure failure(ErrorReply reply) {
        return GeminiFailures.of(reply);
    }

    private Optional<ChatOutcome> hear(JsonNode chunk) {
        if (GeminiFailures.isIn(chunk)) return Optional.of(failed(chunk));
        if (!chunk.isObject()) return Optional.of(failed(new ProviderFailure.Protocol()));
        var candidate = chunk.path("candidates").path(0);
        // There are none if it was blocked, or came to its limit while it thought.
        for (var part : candidate.path("content").path("parts")) hearPart(part);
        Ending.of(candidate).ifPresent(reason -> finish = Optional.of(reason));
        figures.take(chunk.path("usageMetadata"));
        var usage = GeminiUsage.of(figures.latest(), drew);
        if (Ending.isBlocked(chunk)) {
            uses(usage);
            return Optional.of(failed(new ProviderFailure.Refused()));
        }
        if (finish.isPresent()) {
            uses(usage);
        } else {
            usesSoFar(usage);
        }
        return Optional.empty();
    }

    /** A picture that is a thought is a draft, and is not shown. */
    private void hearPart(JsonNode part) {
        if (part.path("thought").asBoolean()) {
            reason(part.path("text"));
            return;
        }
        say(part.path("text"));
        Json.text(part.path("inlineData").path("data")).flatMap(Pictures::decode)
                .ifPresent(picture -> {
                    drew = true;
                    show(picture);
                });
    }

    private ChatOutcome ended() {
        return finish.map(this::completed)
                .orElseGet(() -> failed(new ProviderFailure.Truncated()));
    }

    private ChatOutcome failed(JsonNode error) {
        return failed(GeminiFailures.ofStream(error));
    }
}
