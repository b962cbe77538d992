package com.aimixup.plugin.compatible;

import com.aimixup.plugin.spi.ChatOutcome;
import com.aimixup.plugin.spi.ChatOutcome.FinishReason;
import com.aimixup.plugin.spi.ChatRequest.Part.ToolCall;
import com.aimixup.plugin.spi.ChatSink;
import com.aimixup.plugin.spi.ProviderFailure;
import com.aimixup.plugin.wire.Frame;
import com.aimixup.plugin.wire.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** An answer of the Responses API. Events that we do not know pass by. */
public final class ResponsesAnswer extends CompatibleAnswer {

    public ResponsesAnswer(ChatSink sink, Failures failures) {
        super(sink, failures);
    }

    @Override
    public Optional<ChatOutcome> take(Frame frame) {
        var event = Json.read(frame.data()).filter(JsonNode::isObject);
        return event.isPresent() ? take(event.get())
                : Optional.of(failed(new ProviderFailure.Protocol()));
    }

    private Optional<ChatOutcome> take(JsonNode event) {
        switch (event.path("type").asText()) {
            case "response.output_text.delta" -> say(event.path("delta"));
            case "response.refusal.delta" -> refuse(event.path("delta"));
            case "response.reasoning_summary_text.delta", "response.reasoning_text.delta" ->
                    reason(event.path("delta"));
            case "response.reasoning_summary_part.added" -> reasonOn();
            case "response.output_item.done" -> hearCall(event.path("item"));
            // The second is how xAI may say the first.
            case "response.completed", "response.done", "response.incomplete",
                    "response.failed", "response.cancelled" -> {
                return Optional.of(ended(event.path("response")));
            }
            case "error" -> {
                return Optional.of(failed(event));
            }
            default -> {
                if (ErrorFields.isIn(event)) return Optional.of(failed(event));
            }
        }
        return Optional.empty();
    }

    @Override
    public ChatOutcome whole(JsonNode json) {
        if (json.path("output").isArray()) return ended(json);
        return ErrorFields.isIn(json)
                ? failed(json) : failed(new ProviderFailure.Protocol());
    }

    private ChatOutcome ended(JsonNode response) {
        uses(Usages.responses(response.path("usage")));
        if (!hasCalled()) response.path("output").forEach(this::hearCall);
        if (!hasSpoken()) sayAll(response);
        return switch (response.path("status").asText()) {
            case "completed" -> ended(hasCalled() ? FinishReason.TOOL_CALLS : FinishReason.STOP);
            case "incomplete" -> ended(incomplete(response));
            case "failed" -> failed(response);
            default -> failed(new ProviderFailure.Protocol());
        };
    }

    private void hearCall(JsonNode item) {
        if (!item.path("type").asText().equals("function_call")) return;
        call(new ToolCall(item.path("call_id").asText(), item.path("name").asText(),
                item.path("arguments").asText()));
    }

    /** What no event told before; reasoning comes first, so the message is not at a fixed place. */
    private void sayAll(JsonNode response) {
        for (var item : response.path("output")) {
            if (!item.path("type").asText().equals("message")) continue;
            for (var part : item.path("content")) {
                say(part.path("text"));
                refuse(part.path("refusal"));
            }
        }
    }

    private static FinishReason incomplete(JsonNode response) {
        return switch (response.path("incomplete_details").path("reason").asText()) {
            case "max_output_tokens" -> FinishReason.LENGTH;
            case "content_filter" -> FinishReason.REFUSAL;
            default -> FinishReason.OTHER;
        };
    }
}
