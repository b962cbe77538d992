package com.aimixup.application.conversations;

import java.time.Duration;

/**
 * Limits of turns.
 *
 * @param answerTime how long one answer may take
 * @param lease how long a turn whose node is silent counts as alive
 * @param runningPerAccount how many turns one person may have under way
 */
public record TurnLimits(Duration answerTime, Duration lease, int runningPerAccount) {

    public static final TurnLimits DEFAULT =
            new TurnLimits(Duration.ofMinutes(5), Duration.ofSeconds(15), 4);

    /** A hold outlives its answer by the time it takes to settle it. */
    Duration holdTime() {
        return answerTime.plus(lease).plusMinutes(1);
    }
}
