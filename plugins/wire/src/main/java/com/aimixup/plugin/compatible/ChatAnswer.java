package com.aimixup.plugin.compatible;

import com.aimixup.plugin.spi.ChatOutcome;
import com.aimixup.plugin.spi.ChatOutcome.FinishReason;
import com.aimixup.plugin.spi.ChatSink;
import com.aimixup.plugin.spi.ProviderFailure;
import com.aimixup.plugin.wire.Frame;
import com.aimixup.plugin.wire.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** An answer of chat completions. */
public final class ChatAnswer extends CompatibleAnswer {
    private final boolean reasoningLiesBeside;
    private final GrowingCalls calls = new GrowingCalls();
    private Optional<FinishReason> finish = Optional.empty();

    /** @param reasoningLiesBeside see {@link Usages#chat} */
    public ChatAnswer(ChatSink sink, Failures failures, boolean reasoningLiesBeside) {
        super(sink, failures);
        this.reasoningLiesBeside = reasoningLiesBeside;
    }

    @Override
    public Optional<ChatOutcome> take(Frame frame) {
        if (frame.data().equals("[DONE]")) return Optional.of(done());
        var chunk = Json.read(frame.data()).filter(JsonNode::isObject);
        if (chunk.isEmpty()) return Optional.of(failed(new ProviderFailure.Protocol()));
        if (ErrorFields.isIn(chunk.get())) return Optional.of(failed(chunk.get()));
        hear(chunk.get(), "delta");
        return Optional.empty();
    }

    @Override
    public ChatOutcome whole(JsonNode json) {
        if (ErrorFields.isIn(json)) return failed(json);
        if (!json.path("choices").isArray()) return failed(new ProviderFailure.Protocol());
        hear(json, "message");
        return done();
    }

    /** Chunks without a choice are usual: usage, and what a filter thought of the prompt. */
    private void hear(JsonNode chunk, String part) {
        uses(Usages.chat(chunk.path("usage"), reasoningLiesBeside));
        var choice = chunk.path("choices").path(0);
        var said = choice.path(part);
        reason(said.path("reasoning_content"));
        reason(said.path("reasoning"));
        say(said.path("content"));
        refuse(said.path("refusal"));
        said.path("tool_calls").forEach(calls::add);
        Json.text(choice.path("finish_reason")).ifPresent(reason -> finish = Optional.of(
                switch (reason) {
                    case "stop" -> FinishReason.STOP;
                    case "length" -> FinishReason.LENGTH;
                    case "content_filter" -> FinishReason.REFUSAL;
                    case "tool_calls", "function_call" -> FinishReason.TOOL_CALLS;
                    default -> FinishReason.OTHER;
                }));
    }

    private ChatOutcome done() {
        if (finish.isPresent()) calls.whole().forEach(this::call);
        return finish.map(this::ended)
                .orElseGet(() -> failed(new ProviderFailure.Truncated()));
    }
}
