package com.aimixup.domain.conversations;

import com.aimixup.domain.privacy.Private;
import java.util.OptionalDouble;

/**
 * One voice in a conversation: a model with a name and instructions of the person's choice.
 *
 * @param instructions may be empty
 * @param temperature left to the model if empty
 * @param outputTokensMax limit of one answer
 * @param canvas of one that draws
 */
public record Agent(
        AgentId id,
        Private<String> name,
        ModelRef model,
        Private<String> instructions,
        OptionalDouble temperature,
        int outputTokensMax,
        Canvas canvas) {

    public static final int NAME_LENGTH_MAX = 64;
    public static final int INSTRUCTIONS_LENGTH_MAX = 20_000;
    public static final int OUTPUT_TOKENS_DEFAULT = 1_024;
    public static final int OUTPUT_TOKENS_LIMIT = 128_000;
    public static final double TEMPERATURE_MAX = 2.0;

    /** Draws as its model does, if it draws. */
    public Agent(AgentId id, Private<String> name, ModelRef model, Private<String> instructions,
            OptionalDouble temperature, int outputTokensMax) {
        this(id, name, model, instructions, temperature, outputTokensMax, Canvas.USUAL);
    }
}
