package com.aimixup.domain.conversations;

import com.aimixup.domain.credits.HoldId;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

public record TurnId(UUID value) {

    /** The hold for one agent's answer in one round: the same answer cannot be held twice. */
    public HoldId holdFor(AgentId agent, int round) {
        var name = value + "/" + agent.value() + "/" + round;
        return new HoldId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.US_ASCII)));
    }
}
