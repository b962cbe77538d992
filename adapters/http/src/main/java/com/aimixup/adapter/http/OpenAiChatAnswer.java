package com.aimixup.adapter.http;

import com.aimixup.application.completions.Completion.Ended;
import com.aimixup.plugin.spi.ChatRequest.Part.ToolCall;
import java.util.List;

/** A chat completion as it is answered: whole, or in chunks. */
record OpenAiChatAnswer(String id, long createdSecond, String model) {

    JsonObject whole(OpenAiWords words, Ended ended) {
        var message = new JsonObject().put("role", "assistant");
        if (words.said().isEmpty() && !words.calls().isEmpty()) message.putNull("content");
        else message.put("content", words.said());
        message.putNull("refusal");
        if (!words.calls().isEmpty())
            message.put("tool_calls", words.calls().stream().map(OpenAiChatAnswer::shown).toList());
        return head("chat.completion")
                .put("choices", List.of(new JsonObject().put("index", 0).put("message", message)
                        .putNull("logprobs")
                        .put("finish_reason", OpenAiFinish.of(ended.outcome()))))
                .put("usage", OpenAiUsage.chat(ended));
    }

    /** @param withUsage then all chunks but the last have none */
    JsonObject chunk(JsonObject delta, boolean withUsage) {
        var chunk = head("chat.completion.chunk").put("choices", List.of(new JsonObject()
                .put("index", 0).put("delta", delta).putNull("logprobs")
                .putNull("finish_reason")));
        return withUsage ? chunk.putNull("usage") : chunk;
    }

    JsonObject finish(Ended ended, boolean withUsage) {
        var chunk = head("chat.completion.chunk").put("choices", List.of(new JsonObject()
                .put("index", 0).put("delta", new JsonObject()).putNull("logprobs")
                .put("finish_reason", OpenAiFinish.of(ended.outcome()))));
        return withUsage ? chunk.putNull("usage") : chunk;
    }

    JsonObject usage(Ended ended) {
        return head("chat.completion.chunk").put("choices", List.of())
                .put("usage", OpenAiUsage.chat(ended));
    }

    private JsonObject head(String object) {
        return new JsonObject().put("id", id).put("object", object)
                .put("created", createdSecond).put("model", model);
    }

    static JsonObject shown(ToolCall call) {
        return new JsonObject().put("id", call.id()).put("type", "function")
                .put("function", new JsonObject().put("name", call.name())
                        .put("arguments", call.arguments()));
    }
}
