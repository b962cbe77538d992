package com.aimixup.adapter.http;

import com.aimixup.application.completions.Completion.Ended;
import com.aimixup.plugin.spi.ChatRequest.Part.ToolCall;
import java.util.List;

/** A chat completion in chunks. */
final class OpenAiChatStream extends OpenAiStream {
    private static final byte[] DONE = ascii("data: [DONE]\n\n");
    private final OpenAiChatAnswer answer;
    private final boolean withUsage;
    private int calls;

    OpenAiChatStream(OpenAiChatAnswer answer, boolean withUsage, Reply.Outlet out,
            Runnable gone) {
        super(out, gone);
        this.answer = answer;
        this.withUsage = withUsage;
    }

    @Override
    void open() {
        delta(new JsonObject().put("role", "assistant").put("content", "").putNull("refusal"));
    }

    @Override
    void say(String piece) {
        delta(new JsonObject().put("content", piece));
    }

    @Override
    public synchronized void toolCall(ToolCall call) {
        begin();
        delta(new JsonObject().put("tool_calls", List.of(
                OpenAiChatAnswer.put(new JsonObject().put("index", calls++), call))));
    }

    @Override
    void close(Ended ended) {
        event(answer.finish(ended));
        if (withUsage) event(answer.usage(ended));
        write(DONE);
    }

    @Override
    void fail(OpenAiError error) {
        event(error.shown());
    }

    private void delta(JsonObject delta) {
        event(answer.delta(delta));
    }
}
