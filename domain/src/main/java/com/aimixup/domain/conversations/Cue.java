package com.aimixup.domain.conversations;

/**
 * One agent's go.
 *
 * @param round from 1; an agent speaks at most once in a round
 * @param mayAgree whether the agent is told how to say that it agrees
 */
public record Cue(AgentId agent, int round, Hearing hearing, Task task, boolean mayAgree) {

    /** What the agent hears of this turn besides the person's question. */
    public enum Hearing { BEFORE_TURN, ALL }

    public enum Task {
        ANSWER,
        /** Say what a debate came to. */
        CLOSE,
        /** Name who speaks next, or end. Nobody else hears it. */
        CHOOSE,
        /** Make one answer of everybody's. */
        MERGE,
        /** Say what is wrong with what the writer wrote. */
        REVIEW,
        /** Write it again after the reviews. */
        REVISE
    }

    public static Cue answer(AgentId agent, int round, Hearing hearing) {
        return of(agent, round, hearing, Task.ANSWER);
    }

    /** The same go as before, after all that is heard of it. */
    public static Cue again(AgentId agent, int round, Task task) {
        return of(agent, round, Hearing.ALL, task);
    }

    static Cue of(AgentId agent, int round, Hearing hearing, Task task) {
        return new Cue(agent, round, hearing, task, false);
    }

    Cue agreeing(boolean may) {
        return new Cue(agent, round, hearing, task, may);
    }
}
