package com.aimixup.domain.conversations;

import com.aimixup.domain.conversations.Message.Author;
import com.aimixup.domain.conversations.Message.State;
import com.aimixup.domain.credits.Credits;
import com.aimixup.domain.privacy.Private;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;

/** Agents and what they said, for tests of plans. */
final class Said {
    static final TurnId TURN = new TurnId(new UUID(0, 99));

    private Said() {}

    static AgentId id(long number) {
        return new AgentId(new UUID(0, number));
    }

    static Agent agent(long number, String name) {
        return new Agent(id(number), Private.of(name), new ModelRef("echo", "fast"),
                Private.of(""), OptionalDouble.empty(), 100);
    }

    /** Named "Agent 1" and so on. */
    static List<Agent> agents(int count) {
        var agents = new ArrayList<Agent>();
        for (var number = 1; number <= count; number++)
            agents.add(agent(number, "Agent " + number));
        return agents;
    }

    static Message said(Cue cue, String text) {
        return said(cue, text, State.COMPLETE, "stop");
    }

    static Message failed(Cue cue) {
        return said(cue, "", State.FAILED, "unavailable");
    }

    static Message said(Cue cue, String text, State state, String end) {
        return new Message(new MessageId(UUID.randomUUID()), Optional.empty(), TURN,
                new Author.Speaker(cue.agent(), cue.round()), state, Private.of(text),
                Optional.of(new Answer(new ModelRef("echo", "fast"),
                        new Brief(cue.task(), 0, 0), Optional.of(end), state == State.FAILED,
                        Map.of(), Credits.ZERO, false)), Instant.EPOCH);
    }
}
