package com.aimixup.domain.conversations;

import com.aimixup.domain.accounts.AccountId;
import java.time.Instant;
import java.util.Optional;

/**
 * One question of the person and all that the agents answer to it.
 *
 * @param question also the idempotency key: the client makes this id; of the answer itself where
 *     one is given again
 * @param rules those in force when it began
 */
public record Turn(
        AccountId account,
        TurnId id,
        ConversationId conversation,
        MessageId question,
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

    /** The reasons of an early end, as stored and shown. */
    public static final String OUT_OF_CREDITS = "too-few-credits";
    public static final String TIME_LIMIT = "time-limit";
    public static final String AGREEMENT = "agreement";

    /** The reason of a turn that its person cancelled. */
    public static final String BY_PERSON = "by-person";

    public Turn ended(State end, Optional<String> why, Instant at) {
        return new Turn(account, id, conversation, question, rules, end, why, startedAt,
                Optional.of(at));
    }
}
