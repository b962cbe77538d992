package com.aimixup.plugin.local;

import com.aimixup.plugin.spi.ChatOutcome;
import com.aimixup.plugin.spi.ChatOutcome.FinishReason;
import com.aimixup.plugin.spi.ModelShelf;
import com.aimixup.plugin.spi.ProviderFailure;
import com.aimixup.plugin.spi.Usage;
import com.aimixup.plugin.wire.Answer;
import com.aimixup.plugin.wire.ErrorReply;
import com.aimixup.plugin.wire.Frame;
import com.aimixup.plugin.wire.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** What Ollama says while it fetches a model, line by line. It is there after "success" alone. */
final class OllamaFetch implements Answer {
    private static final int WORDS_MAX = 80;

    private final ModelShelf.Progress progress;

    OllamaFetch(ModelShelf.Progress progress) {
        this.progress = progress;
    }

    @Override
    public Optional<ChatOutcome> take(Frame frame) {
        var line = Json.read(frame.data()).filter(JsonNode::isObject);
        if (line.isEmpty()) return failed(new ProviderFailure.Protocol());
        var json = line.get();
        if (OllamaFailures.isIn(json)) {
            return failed(isUnknown(json) ? new ProviderFailure.Rejected("unknown-model")
                    : new ProviderFailure.Unavailable());
        }
        var step = json.path("status").asText();
        progress.at(step.substring(0, Math.min(step.length(), WORDS_MAX)),
                Math.max(0, json.path("completed").asLong()),
                Math.max(0, json.path("total").asLong()));
        return step.equals("success")
                ? Optional.of(new ChatOutcome.Completed(FinishReason.STOP, Usage.NONE))
                : Optional.empty();
    }

    /** Where it fetches from says so only in words. */
    private static boolean isUnknown(JsonNode json) {
        return json.path("error").asText().contains("does not exist");
    }

    private static Optional<ChatOutcome> failed(ProviderFailure failure) {
        return Optional.of(new ChatOutcome.Failed(failure, Usage.NONE));
    }

    @Override
    public ProviderFailure failure(ErrorReply reply) {
        return OllamaFailures.of(reply);
    }

    @Override
    public Usage usage() {
        return Usage.NONE;
    }
}
