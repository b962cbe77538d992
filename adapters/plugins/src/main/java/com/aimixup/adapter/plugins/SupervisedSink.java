package com.aimixup.adapter.plugins;

import com.aimixup.adapter.plugins.PluginCall.Stop;
import com.aimixup.plugin.spi.ChatRequest.Part.ToolCall;
import com.aimixup.plugin.spi.ChatSink;
import com.aimixup.plugin.spi.Usage;
import java.util.function.Consumer;

/**
 * Between a plugin and the sink of the application: counts, so that a plugin which knows no limit
 * is stopped; lets nothing pass once the call is stopped or over; keeps the last usage.
 */
final class SupervisedSink implements ChatSink {
    /** Far more than any tokenizer puts into a token on average; a limit against faults only. */
    private static final int CHARACTERS_PER_TOKEN = 8;
    private static final int SLACK = 1_000;

    private final ChatSink sink;
    private final PluginCall<?> call;
    private final Silence silence;
    private final long charactersMax;
    private long characters;
    private boolean heard;
    private Usage lastUsage = Usage.NONE;
    private RuntimeException failure;

    SupervisedSink(ChatSink sink, PluginCall<?> call, Silence silence, int outputTokensMax) {
        this.sink = sink;
        this.call = call;
        this.silence = silence;
        this.charactersMax = (long) CHARACTERS_PER_TOKEN * outputTokensMax + SLACK;
    }

    @Override
    public void text(String piece) {
        counted(piece, sink::text);
    }

    @Override
    public void reasoning(String piece) {
        counted(piece, sink::reasoning);
    }

    @Override
    public void toolCall(ToolCall called) {
        if (called == null || called.id() == null || called.name() == null
                || called.arguments() == null) return;
        counted(called.name() + called.arguments(), _ -> sink.toolCall(called));
    }

    @Override
    public void image(String mediaType, byte[] bytes) {
        if (mediaType == null || bytes == null) return;
        call.unlessOver(() -> {
            if (call.isCancelled()) return;
            heard = true;
            pass(() -> sink.image(mediaType, bytes));
        });
    }

    /** Also while it stops: what was used before is still worth knowing. */
    @Override
    public void usage(Usage soFar) {
        if (soFar == null) return;
        call.unlessOver(() -> {
            lastUsage = soFar;
            pass(() -> sink.usage(soFar));
        });
    }

    Usage lastUsage() {
        return lastUsage;
    }

    /** Whether it said anything of an answer. */
    boolean isHeard() {
        return heard;
    }

    /** A failure of the application's own sink is the caller's and was kept from the plugin. */
    void rethrow() {
        if (failure != null) throw failure;
    }

    private void counted(String piece, Consumer<String> next) {
        if (piece == null || piece.isEmpty()) return;
        call.unlessOver(() -> {
            if (call.isCancelled()) return;
            characters += piece.codePointCount(0, piece.length());
            heard = true;
            if (characters > charactersMax) call.stop(Stop.TOO_MUCH);
            else pass(() -> next.accept(piece));
        });
    }

    private void pass(Runnable next) {
        if (failure != null) return;
        silence.broken();
        try {
            next.run();
        } catch (RuntimeException e) {
            failure = e;
            call.stop(Stop.CANCELLED);
        } finally {
            silence.broken(); // the time that the application took is not the plugin's
        }
    }
}
