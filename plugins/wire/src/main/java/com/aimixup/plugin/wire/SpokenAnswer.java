package com.aimixup.plugin.wire;

import com.aimixup.plugin.spi.ChatOutcome;
import com.aimixup.plugin.spi.ChatOutcome.FinishReason;
import com.aimixup.plugin.spi.ChatRequest.Part.ToolCall;
import com.aimixup.plugin.spi.ChatSink;
import com.aimixup.plugin.spi.ImageOutcome.Picture;
import com.aimixup.plugin.spi.ProviderFailure;
import com.aimixup.plugin.spi.Usage;
import com.aimixup.plugin.spi.Usage.Unit;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumMap;

/** What all answers do: hand on words and pictures as they come, and keep the count of usage. */
public abstract class SpokenAnswer implements Answer {
    /** As the host estimates. */
    private static final int CODE_POINTS_PER_TOKEN = 3;

    private final ChatSink sink;
    private final Pieces text;
    private final Pieces reasoning;
    private long spoken;
    private long reasoned;
    private boolean called;
    private Usage told = Usage.NONE;
    private boolean provisional;

    protected SpokenAnswer(ChatSink sink) {
        this.sink = sink;
        this.text = new Pieces(sink::text);
        this.reasoning = new Pieces(sink::reasoning);
    }

    @Override
    public final Usage usage() {
        return provisional ? withOwnCount(told) : told;
    }

    protected final void say(JsonNode piece) {
        Json.text(piece).ifPresent(words -> {
            spoken += words.codePointCount(0, words.length());
            text.add(words);
        });
    }

    protected final void reason(JsonNode piece) {
        Json.text(piece).ifPresent(words -> {
            reasoned += words.codePointCount(0, words.length());
            reasoning.add(words);
        });
    }

    /** Between two parts of the reasoning. */
    protected final void reasonOn() {
        if (reasoned > 0) reasoning.add("\n\n");
    }

    /** A call that is whole. Its name and arguments are billed like words. */
    protected final void call(ToolCall call) {
        var written = call.name() + call.arguments();
        spoken += written.codePointCount(0, written.length());
        called = true;
        sink.toolCall(call);
    }

    protected final boolean hasCalled() {
        return called;
    }

    protected final void show(Picture picture) {
        sink.image(picture.mediaType(), picture.bytes());
    }

    protected final boolean hasSpoken() {
        return spoken > 0;
    }

    /** The provider's count of the whole. */
    protected final void uses(Usage whole) {
        tell(whole, false);
    }

    /**
     * The count of a provider that has not counted its answer yet. Should the answer break, what
     * was said of it until then is counted by us.
     */
    protected final void usesSoFar(Usage part) {
        tell(part, true);
    }

    protected final ChatOutcome completed(FinishReason reason) {
        return new ChatOutcome.Completed(reason, usage());
    }

    protected final ChatOutcome failed(ProviderFailure failure) {
        return new ChatOutcome.Failed(failure, usage());
    }

    private void tell(Usage usage, boolean isProvisional) {
        if (usage.isNone()) return;
        told = usage;
        provisional = isProvisional;
        sink.usage(usage());
    }

    private Usage withOwnCount(Usage part) {
        var amounts = new EnumMap<Unit, Long>(Unit.class);
        amounts.putAll(part.amounts());
        amounts.merge(Unit.OUTPUT, Math.ceilDiv(spoken, CODE_POINTS_PER_TOKEN), Math::max);
        amounts.merge(Unit.REASONING, Math.ceilDiv(reasoned, CODE_POINTS_PER_TOKEN), Math::max);
        return new Usage(amounts, true);
    }
}
