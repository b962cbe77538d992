package com.aimixup.plugin.echo;

import com.aimixup.plugin.spi.ChatOutcome;
import com.aimixup.plugin.spi.ChatOutcome.FinishReason;
import com.aimixup.plugin.spi.ChatRequest.Part.ToolCall;
import com.aimixup.plugin.spi.ChatSink;
import com.aimixup.plugin.spi.ProviderFailure;
import com.aimixup.plugin.spi.Usage;
import com.aimixup.plugin.spi.Usage.Unit;
import java.time.Duration;
import java.util.Map;

/**
 * One answer while it is given: what went to the sink so far, counted. The methods that take time
 * return false once the call is to end; then {@link #stopped} says how. Used by one thread.
 */
final class Speech {
    private final ChatSink sink;
    private final Stop stop;
    private final long read;
    private long said;
    private long reasoned;

    Speech(ChatSink sink, Stop stop, long tokensRead) {
        this.sink = sink;
        this.stop = stop;
        this.read = tokensRead;
    }

    boolean say(String piece) {
        if (stop.isFired()) return false;
        said += piece.codePointCount(0, piece.length());
        sink.text(piece);
        return true;
    }

    /** Word by word, with a pause before each. */
    boolean say(String text, Duration pause) {
        for (var word : text.split("(?<= )")) {
            if (!stop.pause(pause) || !say(word)) return false;
        }
        return true;
    }

    boolean reason(String piece) {
        if (stop.isFired()) return false;
        reasoned += piece.codePointCount(0, piece.length());
        sink.reasoning(piece);
        return true;
    }

    boolean call(ToolCall call) {
        if (stop.isFired()) return false;
        var written = call.name() + call.arguments();
        said += written.codePointCount(0, written.length());
        sink.toolCall(call);
        return true;
    }

    boolean pause(Duration time) {
        return stop.pause(time);
    }

    void awaitStop() {
        stop.await();
    }

    Usage usage() {
        return new Usage(Map.of(Unit.INPUT, read, Unit.OUTPUT, Tokens.started(said),
                Unit.REASONING, Tokens.started(reasoned)), false);
    }

    ChatOutcome completed(FinishReason reason) {
        sink.usage(usage());
        return new ChatOutcome.Completed(reason, usage());
    }

    /** Like a provider that tells its figures only at the end: what is known is our own count. */
    ChatOutcome truncated() {
        return failed(new ProviderFailure.Truncated(), new Usage(usage().amounts(), true));
    }

    ChatOutcome failed(ProviderFailure failure) {
        return failed(failure, usage());
    }

    private static ChatOutcome failed(ProviderFailure failure, Usage usage) {
        return new ChatOutcome.Failed(failure, usage);
    }

    ChatOutcome stopped() {
        return stop.byClose()
                ? failed(new ProviderFailure.Unavailable())
                : new ChatOutcome.Cancelled(usage());
    }
}
