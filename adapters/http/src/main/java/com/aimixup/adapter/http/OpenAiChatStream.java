package com.aimixup.adapter.http;

import com.aimixup.application.completions.Completion;
import com.aimixup.application.completions.Completion.Ended;
import com.aimixup.domain.privacy.Private;
import com.aimixup.plugin.spi.ChatRequest.Part.ToolCall;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A chat completion in chunks. The stream begins with the first word, so what fails before it is
 * answered by a status; what fails later, by an error inside the stream, which then ends without
 * its end mark.
 */
final class OpenAiChatStream implements Completion.Listener {
    private static final byte[] DONE = "data: [DONE]\n\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SILENCE = ": still here\n\n".getBytes(StandardCharsets.US_ASCII);
    private final OpenAiChatAnswer answer;
    private final boolean withUsage;
    private final Reply.Outlet out;
    private final Runnable gone;
    private boolean begun;
    private boolean said;
    private boolean broken;
    private int calls;

    /** @param gone told once nobody reads any more */
    OpenAiChatStream(OpenAiChatAnswer answer, boolean withUsage, Reply.Outlet out, Runnable gone) {
        this.answer = answer;
        this.withUsage = withUsage;
        this.out = out;
        this.gone = gone;
    }

    @Override
    public synchronized void speaker(Private<String> name) {
        delta(new JsonObject().put("content",
                (said ? "\n\n**" : "**") + name.reveal() + ":** "));
    }

    @Override
    public synchronized void text(String piece) {
        delta(new JsonObject().put("content", piece));
    }

    @Override
    public void reasoning(String piece) {
        // chat completions have no place for it
    }

    @Override
    public synchronized void toolCall(ToolCall call) {
        var shown = new JsonObject().put("index", calls++);
        OpenAiChatAnswer.shown(call).members().forEach((name, value) -> {
            if (value instanceof JsonObject function) shown.put(name, function);
            else shown.put(name, value.toString());
        });
        delta(new JsonObject().put("tool_calls", List.of(shown)));
    }

    /** Nothing was said for a while: who reads, and what lies between, need to know we are here. */
    synchronized void silence() {
        begin();
        write(SILENCE);
    }

    synchronized boolean isBegun() {
        return begun;
    }

    synchronized void complete(Ended ended) {
        begin();
        event(answer.finish(ended, withUsage));
        if (withUsage) event(answer.usage(ended));
        write(DONE);
    }

    synchronized void fail(OpenAiError error) {
        event(error.shown());
    }

    private void delta(JsonObject delta) {
        begin();
        said = true;
        event(answer.chunk(delta, withUsage));
    }

    private void begin() {
        if (begun) return;
        begun = true;
        event(answer.chunk(new JsonObject().put("role", "assistant").put("content", "")
                .putNull("refusal"), withUsage));
    }

    private void event(JsonObject data) {
        var bytes = new ByteArrayOutputStream(512);
        bytes.writeBytes("data: ".getBytes(StandardCharsets.US_ASCII));
        Json.write(data, bytes);
        bytes.writeBytes("\n\n".getBytes(StandardCharsets.US_ASCII));
        write(bytes.toByteArray());
    }

    private void write(byte[] bytes) {
        if (broken) return;
        try {
            out.write(bytes);
        } catch (IOException hungUp) {
            broken = true;
            gone.run();
        }
    }
}
