package com.aimixup.domain.conversations;

/**
 * How the agents of a conversation take turns.
 *
 * @param rounds how often each agent speaks, where the mix has rounds
 */
public record MixRules(Mix mix, int rounds) {
    public static final int ROUNDS_MAX = 10;
    public static final int ROUNDS_DEFAULT = 2;

    public MixRules {
        if (rounds < 1 || rounds > ROUNDS_MAX) throw new IllegalArgumentException("rounds");
    }
}
