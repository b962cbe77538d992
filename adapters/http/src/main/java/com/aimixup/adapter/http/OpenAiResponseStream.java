package com.aimixup.adapter.http;

import com.aimixup.application.completions.Completion.Ended;
import com.aimixup.plugin.spi.ChatRequest.Part.ToolCall;
import java.util.ArrayList;
import java.util.List;

/** The events of a response: a message of text, then calls, each opened, told and closed. */
final class OpenAiResponseStream extends OpenAiStream {
    private final OpenAiResponse answer;
    private final List<JsonObject> output = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private boolean speaking;
    private long number;

    OpenAiResponseStream(OpenAiResponse answer, Reply.Outlet out, Runnable gone) {
        super(out, gone);
        this.answer = answer;
    }

    @Override
    void open() {
        tell("response.created", new JsonObject().put("response", answer.begun()));
        tell("response.in_progress", new JsonObject().put("response", answer.begun()));
    }

    @Override
    void say(String piece) {
        if (!speaking) {
            speaking = true;
            tell("response.output_item.added", new JsonObject()
                    .put("output_index", output.size())
                    .put("item", answer.message("", OpenAiResponse.IN_PROGRESS)));
            tell("response.content_part.added", inMessage().put("part", OpenAiResponse.part("")));
        }
        text.append(piece);
        tell("response.output_text.delta", inMessage().put("delta", piece)
                .put("logprobs", List.of()));
    }

    @Override
    public synchronized void toolCall(ToolCall call) {
        begin();
        endMessage();
        var index = output.size();
        var done = answer.call(index, call, OpenAiResponse.COMPLETED);
        var id = done.members().get("id").toString();
        tell("response.output_item.added", new JsonObject().put("output_index", index)
                .put("item", answer.call(index, call, OpenAiResponse.IN_PROGRESS)));
        tell("response.function_call_arguments.delta", new JsonObject().put("item_id", id)
                .put("output_index", index).put("delta", call.arguments()));
        tell("response.function_call_arguments.done", new JsonObject().put("item_id", id)
                .put("output_index", index).put("name", call.name())
                .put("arguments", call.arguments()));
        tell("response.output_item.done", new JsonObject().put("output_index", index)
                .put("item", done));
        output.add(done);
    }

    @Override
    void close(Ended ended) {
        endMessage();
        tell(OpenAiResponse.isWhole(ended) ? "response.completed" : "response.incomplete",
                new JsonObject().put("response", answer.ended(output, ended)));
    }

    /** Both shapes that clients know: what went wrong in the event itself, and under error. */
    @Override
    void fail(OpenAiError error) {
        var shown = error.shown();
        var event = new JsonObject().putText("code", error.code())
                .put("message", error.message()).putText("param", error.param());
        shown.members().forEach((name, value) -> event.put(name, (JsonObject) value));
        tell("error", event);
    }

    private void endMessage() {
        if (!speaking) return;
        speaking = false;
        var said = text.toString();
        text.setLength(0);
        tell("response.output_text.done", inMessage().put("text", said)
                .put("logprobs", List.of()));
        tell("response.content_part.done", inMessage().put("part", OpenAiResponse.part(said)));
        var done = answer.message(said, OpenAiResponse.COMPLETED);
        tell("response.output_item.done", new JsonObject().put("output_index", output.size())
                .put("item", done));
        output.add(done);
    }

    private JsonObject inMessage() {
        return new JsonObject()
                .put("item_id", answer.message("", OpenAiResponse.COMPLETED).members()
                        .get("id").toString())
                .put("output_index", output.size()).put("content_index", 0);
    }

    private void tell(String type, JsonObject more) {
        var event = new JsonObject().put("type", type).put("sequence_number", number++);
        event(type, event.putAll(more));
    }
}
