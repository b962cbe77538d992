package com.aimixup.adapter.http;

import com.aimixup.application.completions.Completion.Ended;
import com.aimixup.plugin.spi.ChatOutcome;
import com.aimixup.plugin.spi.ChatOutcome.FinishReason;
import com.aimixup.plugin.spi.ChatRequest.Part.ToolCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A response as it is answered, whole or in events. Nothing of it is kept, and it says so. */
record OpenAiResponse(String id, long createdSecond, OpenAiQuestion question)
        implements OpenAiForm {

    static final String IN_PROGRESS = "in_progress";
    static final String COMPLETED = "completed";
    private static final String INCOMPLETE = "incomplete";

    @Override
    public JsonObject whole(OpenAiWords words, Ended ended) {
        var output = new ArrayList<JsonObject>();
        if (!words.said().isEmpty()) output.add(message(words.said(), COMPLETED));
        for (var call : words.calls()) output.add(call(output.size(), call, COMPLETED));
        return ended(output, ended);
    }

    @Override
    public OpenAiStream stream(Reply.Outlet out, Runnable gone) {
        return new OpenAiResponseStream(this, out, gone);
    }

    JsonObject ended(List<JsonObject> output, Ended ended) {
        var reason = cutBy(ended);
        return told(reason.isPresent() ? INCOMPLETE : COMPLETED, output, reason)
                .put("usage", OpenAiUsage.responses(ended));
    }

    JsonObject begun() {
        return told(IN_PROGRESS, List.of(), Optional.empty()).putNull("usage");
    }

    static boolean isWhole(Ended ended) {
        return cutBy(ended).isEmpty();
    }

    private static Optional<String> cutBy(Ended ended) {
        return ended.outcome() instanceof ChatOutcome.Completed(var reason, _)
                ? Optional.ofNullable(reason == FinishReason.LENGTH ? "max_output_tokens"
                        : reason == FinishReason.REFUSAL ? "content_filter" : null)
                : Optional.empty();
    }

    private JsonObject told(String status, List<JsonObject> output, Optional<String> reason) {
        var json = new JsonObject().put("id", id).put("object", "response")
                .put("created_at", createdSecond).put("status", status)
                .put("background", false).putNull("error");
        reason.ifPresentOrElse(
                why -> json.put("incomplete_details", new JsonObject().put("reason", why)),
                () -> json.putNull("incomplete_details"));
        json.putNull("instructions");
        question.outputTokensMax().ifPresentOrElse(
                most -> json.put("max_output_tokens", most),
                () -> json.putNull("max_output_tokens"));
        return json.put("model", question.model())
                .put("output", output)
                .put("parallel_tool_calls", true)
                .putNull("previous_response_id")
                .put("reasoning", new JsonObject().putNull("effort").putNull("summary"))
                .put("store", false)
                .put("temperature", question.temperature())
                .put("text", new JsonObject().put("format",
                        new JsonObject().put("type", "text")))
                .put("tool_choice", "auto")
                .put("tools", List.of())
                .put("top_p", 1)
                .put("truncation", "disabled")
                .put("metadata", new JsonObject());
    }

    JsonObject message(String text, String status) {
        return new JsonObject().put("id", "msg_" + tail()).put("type", "message")
                .put("status", status).put("role", "assistant")
                .put("content", status.equals(IN_PROGRESS) ? List.of() : List.of(part(text)));
    }

    static JsonObject part(String text) {
        return new JsonObject().put("type", "output_text").put("text", text)
                .put("annotations", List.of()).put("logprobs", List.of());
    }

    JsonObject call(int index, ToolCall call, String status) {
        return new JsonObject().put("id", "fc_" + tail() + '_' + index)
                .put("type", "function_call").put("status", status)
                .put("call_id", call.id()).put("name", call.name())
                .put("arguments", status.equals(IN_PROGRESS) ? "" : call.arguments());
    }

    private String tail() {
        return id.substring(id.indexOf('_') + 1);
    }
}
