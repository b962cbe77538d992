package com.aimixup.adapter.http;

import com.aimixup.application.completions.Completion;
import com.aimixup.application.completions.Completion.Ended;
import com.aimixup.domain.privacy.Private;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * An answer that is told while it arises. The stream begins with the first word, so what fails
 * before it is answered by a status; what fails later, by an error inside the stream, which then
 * breaks off without its end mark: some clients read no errors.
 */
abstract class OpenAiStream implements Completion.Listener {
    private static final byte[] SILENCE = ascii(": still here\n\n");
    private static final byte[] DATA = ascii("data: ");
    private static final byte[] END = ascii("\n\n");
    private final Reply.Outlet out;
    private final Runnable gone;
    private boolean begun;
    private boolean said;
    private boolean broken;

    OpenAiStream(Reply.Outlet out, Runnable gone) {
        this.out = out;
        this.gone = gone;
    }

    /** What comes before all words. */
    abstract void open();

    abstract void say(String piece);

    abstract void close(Ended ended);

    abstract void fail(OpenAiError error);

    @Override
    public final synchronized void speaker(Private<String> name) {
        text((said ? "\n\n**" : "**") + name.reveal() + ":** ");
    }

    @Override
    public final synchronized void text(String piece) {
        begin();
        said = true;
        say(piece);
    }

    @Override
    public final void reasoning(String piece) {
        // shown by none of the two APIs to those who did not ask
    }

    /** Nothing was said for a while: who reads, and what lies between, need to know we are here. */
    final synchronized void silence() {
        begin();
        write(SILENCE);
    }

    final synchronized boolean isBegun() {
        return begun;
    }

    final synchronized void complete(Ended ended) {
        begin();
        close(ended);
    }

    final synchronized void breakOff(OpenAiError error) {
        fail(error);
        out.breakOff();
    }

    final void begin() {
        if (begun) return;
        begun = true;
        open();
    }

    final void event(JsonObject data) {
        var bytes = new ByteArrayOutputStream(512);
        bytes.writeBytes(DATA);
        Json.write(data, bytes);
        bytes.writeBytes(END);
        write(bytes.toByteArray());
    }

    final void event(String name, JsonObject data) {
        write(ascii("event: " + name + '\n'));
        event(data);
    }

    final void write(byte[] bytes) {
        if (broken) return;
        try {
            out.write(bytes);
        } catch (IOException hungUp) {
            broken = true;
            gone.run();
        }
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
