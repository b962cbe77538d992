package com.aimixup.plugin.wire;

import com.aimixup.plugin.spi.ChatOutcome;
import com.aimixup.plugin.spi.ProviderFailure;
import com.aimixup.plugin.spi.Usage;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * Understands one answer of one provider while it arrives, and hands its text to the sink. Made for
 * one call and used by its thread alone.
 */
public interface Answer {

    /** Takes the next event; an outcome is there once the provider's own end was seen. */
    Optional<ChatOutcome> take(Frame frame);

    /** The stream ended without {@link #take} having seen its end. */
    default ChatOutcome cutOff(String stray) {
        return new ChatOutcome.Failed(new ProviderFailure.Truncated(), usage());
    }

    /** The provider answered with one JSON value instead of a stream. */
    default ChatOutcome whole(JsonNode json) {
        return new ChatOutcome.Failed(new ProviderFailure.Protocol(), usage());
    }

    /** What an answer with another status than 2xx means. */
    default ProviderFailure failure(ErrorReply reply) {
        return reply.byStatus();
    }

    /** What is known of it so far. */
    Usage usage();
}
