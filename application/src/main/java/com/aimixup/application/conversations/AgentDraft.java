package com.aimixup.application.conversations;

import com.aimixup.domain.conversations.Agent;
import com.aimixup.domain.conversations.AgentId;
import com.aimixup.domain.conversations.Canvas;
import com.aimixup.domain.conversations.ModelRef;
import com.aimixup.domain.privacy.Private;
import java.util.OptionalDouble;

/** An agent that has no id yet. */
public record AgentDraft(
        Private<String> name,
        ModelRef model,
        Private<String> instructions,
        OptionalDouble temperature,
        int outputTokensMax,
        Canvas canvas) {

    /** Draws as its model does, if it draws. */
    public AgentDraft(Private<String> name, ModelRef model, Private<String> instructions,
            OptionalDouble temperature, int outputTokensMax) {
        this(name, model, instructions, temperature, outputTokensMax, Canvas.USUAL);
    }

    public static AgentDraft of(Agent agent) {
        return new AgentDraft(agent.name(), agent.model(), agent.instructions(),
                agent.temperature(), agent.outputTokensMax(), agent.canvas());
    }

    public Agent as(AgentId id) {
        return new Agent(id, name, model, instructions, temperature, outputTokensMax, canvas);
    }
}
