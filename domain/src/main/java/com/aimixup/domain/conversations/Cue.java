package com.aimixup.domain.conversations;

/**
 * One agent's go.
 *
 * @param round from 1; an agent speaks at most once in a round
 */
public record Cue(AgentId agent, int round, Hearing hearing, Task task) {

    /** What the agent hears of this turn besides the person's question. */
    public enum Hearing { BEFORE_TURN, ALL }

    public enum Task { ANSWER, CLOSE }

    static Cue answer(AgentId agent, int round, Hearing hearing) {
        return new Cue(agent, round, hearing, Task.ANSWER);
    }
}
