package com.aimixup.plugin.anthropic;

import com.aimixup.plugin.spi.ChatOutcome;
import com.aimixup.plugin.spi.ChatOutcome.FinishReason;
import com.aimixup.plugin.spi.ChatRequest.Part.ToolCall;
import com.aimixup.plugin.spi.ChatSink;
import com.aimixup.plugin.spi.ProviderFailure;
import com.aimixup.plugin.wire.ErrorReply;
import com.aimixup.plugin.wire.Figures;
import com.aimixup.plugin.wire.Frame;
import com.aimixup.plugin.wire.Json;
import com.aimixup.plugin.wire.SpokenAnswer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** An answer of the Messages API. Events that we do not know pass by. */
final class MessagesAnswer extends SpokenAnswer {
    private final Figures figures = new Figures();
    private final StringBuilder arguments = new StringBuilder();
    private Optional<ToolCall> called = Optional.empty();
    private Optional<FinishReason> finish = Optional.empty();

    MessagesAnswer(ChatSink sink) {
        super(sink);
    }

    @Override
    public Optional<ChatOutcome> take(Frame frame) {
        var event = Json.read(frame.data()).filter(JsonNode::isObject);
        return event.isPresent() ? take(event.get())
                : Optional.of(failed(new ProviderFailure.Protocol()));
    }

    private Optional<ChatOutcome> take(JsonNode event) {
        switch (event.path("type").asText()) {
            case "message_start" -> {
                figures.take(event.path("message").path("usage"));
                // Its one token of output only holds the place of the count to come.
                usesSoFar(AnthropicUsage.of(figures.latest()));
            }
            case "content_block_start" -> {
                var block = event.path("content_block");
                if (block.path("type").asText().equals("thinking")) reasonOn();
                if (block.path("type").asText().equals("tool_use")) begin(block);
                hear(block);
            }
            case "content_block_delta" -> {
                arguments.append(event.path("delta").path("partial_json").asText());
                hear(event.path("delta"));
            }
            case "content_block_stop" -> endCall();
            case "message_delta" -> {
                figures.take(event.path("usage")); // of the whole, not of a piece
                if (event.path("usage").path("output_tokens").isNumber()) {
                    uses(AnthropicUsage.of(figures.latest()));
                }
                finishes(event.path("delta"));
            }
            case "message_stop" -> {
                return Optional.of(ended());
            }
            default -> {
                if (AnthropicFailures.isIn(event)) return Optional.of(failed(event));
            }
        }
        return Optional.empty();
    }

    /** What could not be read as events may be an error that came bare. */
    @Override
    public ChatOutcome cutOff(String stray) {
        return Json.read(stray).filter(AnthropicFailures::isIn).map(this::failed)
                .orElseGet(() -> failed(new ProviderFailure.Truncated()));
    }

    @Override
    public ChatOutcome whole(JsonNode json) {
        if (AnthropicFailures.isIn(json)) return failed(json);
        if (!json.path("content").isArray()) return failed(new ProviderFailure.Protocol());
        json.path("content").forEach(block -> {
            if (block.path("type").asText().equals("tool_use")) {
                begin(block);
                arguments.append(block.path("input"));
                endCall();
            }
            hear(block);
        });
        uses(AnthropicUsage.of(json.path("usage")));
        finishes(json);
        return ended();
    }

    @Override
    public ProviderFailure failure(ErrorReply reply) {
        return AnthropicFailures.of(reply);
    }

    private void begin(JsonNode block) {
        arguments.setLength(0);
        called = Optional.of(new ToolCall(block.path("id").asText(),
                block.path("name").asText(), "{}"));
    }

    /** Arguments come in pieces of JSON, or not at all if there are none. */
    private void endCall() {
        called.ifPresent(call -> call(arguments.isEmpty() ? call
                : new ToolCall(call.id(), call.name(), arguments.toString())));
        called = Optional.empty();
        arguments.setLength(0);
    }

    /** A block or a piece of one; no kind has a text that is not meant to be seen. */
    private void hear(JsonNode block) {
        reason(block.path("thinking"));
        say(block.path("text"));
    }

    private void finishes(JsonNode said) {
        Json.text(said.path("stop_reason")).ifPresent(reason -> finish = Optional.of(
                switch (reason) {
                    case "end_turn", "stop_sequence" -> FinishReason.STOP;
                    case "max_tokens", "model_context_window_exceeded" -> FinishReason.LENGTH;
                    case "tool_use" -> FinishReason.TOOL_CALLS;
                    case "refusal" -> FinishReason.REFUSAL;
                    default -> FinishReason.OTHER;
                }));
    }

    private ChatOutcome ended() {
        return finish.map(this::completed)
                .orElseGet(() -> failed(new ProviderFailure.Truncated()));
    }

    private ChatOutcome failed(JsonNode error) {
        return failed(AnthropicFailures.of(error, new ProviderFailure.Unavailable()));
    }
}
