package com.aimixup.plugin.local;

import com.aimixup.plugin.spi.ChatOutcome;
import com.aimixup.plugin.spi.ChatOutcome.FinishReason;
import com.aimixup.plugin.spi.ChatSink;
import com.aimixup.plugin.spi.ProviderFailure;
import com.aimixup.plugin.spi.Usage;
import com.aimixup.plugin.wire.ErrorReply;
import com.aimixup.plugin.wire.Frame;
import com.aimixup.plugin.wire.Json;
import com.aimixup.plugin.wire.SpokenAnswer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** An answer of Ollama, line by line. */
final class OllamaAnswer extends SpokenAnswer {

    OllamaAnswer(ChatSink sink) {
        super(sink);
    }

    @Override
    public Optional<ChatOutcome> take(Frame frame) {
        var line = Json.read(frame.data()).filter(JsonNode::isObject);
        return line.isPresent() ? take(line.get())
                : Optional.of(failed(new ProviderFailure.Protocol()));
    }

    @Override
    public ProviderFailure failure(ErrorReply reply) {
        return OllamaFailures.of(reply);
    }

    private Optional<ChatOutcome> take(JsonNode line) {
        if (OllamaFailures.isIn(line)) {
            return Optional.of(failed(
                    OllamaFailures.of(line, new ProviderFailure.Unavailable())));
        }
        // It was said to be local. If it is not after all, this goes no further.
        if (Json.text(line.path("remote_host")).isPresent()) {
            return Optional.of(failed(OllamaServer.notLocal()));
        }
        reason(line.path("message").path("thinking"));
        say(line.path("message").path("content")); // the last line may hold text, too
        return line.path("done").asBoolean() ? Optional.of(ended(line)) : Optional.empty();
    }

    /** Counts of none are left out, as that of a prompt which was still in memory. */
    private ChatOutcome ended(JsonNode line) {
        uses(Usage.of(Json.count(line.path("prompt_eval_count")),
                Json.count(line.path("eval_count"))));
        return completed(switch (line.path("done_reason").asText("stop")) {
            case "stop" -> FinishReason.STOP;
            case "length" -> FinishReason.LENGTH;
            default -> FinishReason.OTHER;
        });
    }
}
