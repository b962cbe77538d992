package com.aimixup.adapter.http;

import com.aimixup.application.completions.Completion.Ended;
import com.aimixup.plugin.spi.ChatRequest.Part.ToolCall;
import java.util.List;

/**
 * A chat completion as it is answered: whole, or in chunks.
 *
 * @param withUsage whether a stream tells its usage at the end; its other chunks have none then
 */
record OpenAiChatAnswer(String id, long createdSecond, String model, boolean withUsage)
        implements OpenAiForm {

    @Override
    public JsonObject whole(OpenAiWords words, Ended ended) {
        var message = new JsonObject().put("role", "assistant");
        if (words.said().isEmpty() && !words.calls().isEmpty()) message.putNull("content");
        else message.put("content", words.said());
        message.putNull("refusal");
        if (!words.calls().isEmpty())
            message.put("tool_calls", words.calls().stream()
                    .map(call -> put(new JsonObject(), call)).toList());
        return head("chat.completion")
                .put("choices", List.of(new JsonObject().put("index", 0).put("message", message)
                        .putNull("logprobs")
                        .put("finish_reason", OpenAiFinish.of(ended.outcome()))))
                .put("usage", OpenAiUsage.chat(ended));
    }

    @Override
    public OpenAiStream stream(Reply.Outlet out, Runnable gone) {
        return new OpenAiChatStream(this, withUsage, out, gone);
    }

    JsonObject delta(JsonObject delta) {
        return chunk(new JsonObject().put("index", 0).put("delta", delta).putNull("logprobs")
                .putNull("finish_reason"));
    }

    JsonObject finish(Ended ended) {
        return chunk(new JsonObject().put("index", 0).put("delta", new JsonObject())
                .putNull("logprobs").put("finish_reason", OpenAiFinish.of(ended.outcome())));
    }

    private JsonObject chunk(JsonObject choice) {
        var chunk = head("chat.completion.chunk").put("choices", List.of(choice));
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

    static JsonObject put(JsonObject json, ToolCall call) {
        return json.put("id", call.id()).put("type", "function")
                .put("function", new JsonObject().put("name", call.name())
                        .put("arguments", call.arguments()));
    }
}
