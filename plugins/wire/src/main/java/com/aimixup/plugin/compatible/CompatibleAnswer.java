package com.aimixup.plugin.compatible;

import com.aimixup.plugin.spi.ChatOutcome;
import com.aimixup.plugin.spi.ChatOutcome.FinishReason;
import com.aimixup.plugin.spi.ChatSink;
import com.aimixup.plugin.spi.ProviderFailure;
import com.aimixup.plugin.wire.ErrorReply;
import com.aimixup.plugin.wire.Json;
import com.aimixup.plugin.wire.SpokenAnswer;
import com.fasterxml.jackson.databind.JsonNode;

/** What the answers of both APIs have in common: errors in all their shapes, and refusals. */
abstract class CompatibleAnswer extends SpokenAnswer {
    private final Failures failures;
    private boolean refused;

    CompatibleAnswer(ChatSink sink, Failures failures) {
        super(sink);
        this.failures = failures;
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

    /** A refusal is an answer, too, and is shown. */
    final void refuse(JsonNode piece) {
        if (Json.text(piece).isPresent()) refused = true;
        say(piece);
    }

    final ChatOutcome ended(FinishReason reason) {
        return completed(refused && reason == FinishReason.STOP ? FinishReason.REFUSAL : reason);
    }

    final ChatOutcome failed(JsonNode error) {
        return failed(failures.of(ErrorFields.of(error), new ProviderFailure.Unavailable()));
    }
}
