package com.aimixup.domain.conversations;

import com.aimixup.domain.credits.Credits;
import com.aimixup.domain.credits.UsageUnit;
import java.util.Map;
import java.util.Optional;

/**
 * How an agent's answer ended and what it cost.
 *
 * @param model the model that was asked, whatever the agent uses now
 * @param brief what the agent was asked to do and shown
 * @param end "stop", "length", "credits", "refusal", "other", or the code of a failure
 * @param failed whether {@code end} is a failure
 * @param usage what the provider counted, or we for it
 * @param charged never more than was held
 * @param estimated whether the usage was counted by us because the provider told none
 */
public record Answer(
        ModelRef model,
        Brief brief,
        Optional<String> end,
        boolean failed,
        Map<UsageUnit, Long> usage,
        Credits charged,
        boolean estimated) {

    /** The end of an answer that would be longer if there had been more credits. */
    public static final String OUT_OF_CREDITS = "credits";

    public Answer {
        usage = Map.copyOf(usage);
    }

    /** The same answer at this price. */
    public Answer charging(Credits price) {
        return new Answer(model, brief, end, failed, usage, price, estimated);
    }

    /** An answer that has not ended. */
    public static Answer pending(ModelRef model, Brief brief) {
        return new Answer(model, brief, Optional.empty(), false, Map.of(), Credits.ZERO, false);
    }
}
