package com.aimixup.domain.conversations;

/**
 * What an agent was asked to do, and how much of the conversation it was shown.
 *
 * @param leftOut how many messages were left out because its model's window is too small for them
 * @param tokens how long everything it was shown was estimated to be; 0 if nobody estimated
 */
public record Brief(Cue.Task task, int leftOut, long tokens) {
    public static final Brief PLAIN = new Brief(Cue.Task.ANSWER, 0, 0);
}
