package com.aimixup.domain.conversations;

import java.util.function.ToLongFunction;

/**
 * How much an agent's model can be shown.
 *
 * @param tokens for everything before the answer
 * @param estimate how many tokens a line takes, instructions counting as one
 */
public record Window(long tokens, ToLongFunction<Line> estimate) {

    public static Window unlimited() {
        return new Window(Long.MAX_VALUE, line -> 0);
    }
}
