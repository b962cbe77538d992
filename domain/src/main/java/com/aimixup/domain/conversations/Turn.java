package com.aimixup.domain.conversations;

import com.aimixup.domain.accounts.AccountId;
import java.time.Instant;
import java.util.Optional;

/**
 * One question of the person and all that the agents answer to it.
 *
 * @param question also the idempotency key: the client makes this id
 * @param fingerprint of the request, to tell a repeat from another request under the same id
 * @param rules those in force when it began
 */
public record Turn(
        AccountId account,
        TurnId id,
        ConversationId conversation,
        MessageId question,
        byte[] fingerprint,
        MixRules rules,
        State state,
        Optional<String> reason,
        Instant startedAt,
        Optional<Instant> endedAt) {

    public enum State {
        RUNNING,
        COMPLETED,
        CANCELLED,
        /** The server stopped in the middle; what had been said is kept. */
        INTERRUPTED
    }

    /** Reasons of an early end, as stored and shown. */
    public static final String OUT_OF_CREDITS = "too-few-credits";
}
