package com.aimixup.plugin.compatible;

import com.aimixup.plugin.spi.ChatOutcome;
import com.aimixup.plugin.spi.ChatOutcome.FinishReason;
import com.aimixup.plugin.spi.ChatSink;
import com.aimixup.plugin.spi.ProviderFailure;
import com.aimixup.plugin.spi.Usage;
import com.aimixup.plugin.wire.Answer;
import com.aimixup.plugin.wire.ErrorReply;
import com.aimixup.plugin.wire.Json;
import com.aimixup.plugin.wire.Pieces;
import com.fasterxml.jackson.databind.JsonNode;

/** What the answers of both APIs have in common: errors in all their shapes, text, usage. */
abstract class CompatibleAnswer implements Answer {
    private final ChatSink sink;
    private final Pieces text;
    private final Pieces reasoning;
    private final Failures failures;
    private Usage usage = Usage.NONE;
    private boolean spoken;
    private boolean refused;
    private boolean reasoned;

    CompatibleAnswer(ChatSink sink, Failures failures) {
        this.sink = sink;
        this.text = new Pieces(sink::text);
        this.reasoning = new Pieces(sink::reasoning);
        this.failures = failures;
    }

    @Override
    public final Usage usage() {
        return usage;
    }

    @Override
    public final ProviderFailure failure(ErrorReply reply) {
        return failures.of(ErrorFields.of(reply.body()), reply.byStatus());
    }

    /** What could not be read as events may be an error that came bare. */
    @Override
    public final ChatOutcome cutOff(String stray) {
        return Json.read(stray).filter(ErrorFields::isIn).<ChatOutcome>map(this::failed)
                .orElseGet(() -> failed(new ProviderFailure.Truncated()));
    }

    final void say(JsonNode piece) {
        Json.text(piece).ifPresent(words -> {
            spoken = true;
            text.add(words);
        });
    }

    /** A refusal is an answer, too, and is shown. */
    final void refuse(JsonNode piece) {
        if (Json.text(piece).isPresent()) refused = true;
        say(piece);
    }

    final void reason(JsonNode piece) {
        Json.text(piece).ifPresent(words -> {
            reasoned = true;
            reasoning.add(words);
        });
    }

    /** Between two parts of the reasoning. */
    final void reasonOn() {
        if (reasoned) reasoning.add("\n\n");
    }

    final boolean hasSpoken() {
        return spoken;
    }

    final void uses(Usage known) {
        if (known.isNone()) return;
        usage = known;
        sink.usage(known);
    }

    final ChatOutcome completed(FinishReason reason) {
        return new ChatOutcome.Completed(
                refused && reason == FinishReason.STOP ? FinishReason.REFUSAL : reason, usage);
    }

    final ChatOutcome failed(JsonNode error) {
        return failed(failures.of(ErrorFields.of(error), new ProviderFailure.Unavailable()));
    }

    final ChatOutcome failed(ProviderFailure failure) {
        return new ChatOutcome.Failed(failure, usage);
    }
}
