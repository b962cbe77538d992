package com.aimixup.adapter.http;

import com.aimixup.plugin.spi.AnswerFormat;
import com.aimixup.plugin.spi.ChatRequest;
import com.aimixup.plugin.spi.ChatRequest.Message;
import com.aimixup.plugin.spi.ChatRequest.ReasoningEffort;
import com.aimixup.plugin.spi.Tools;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What a program asks, by whichever of the two APIs.
 *
 * @param model with its provider before a slash, or of a team
 * @param withUsage whether a stream tells at its end what was used
 */
record OpenAiQuestion(String model, boolean stream, boolean withUsage, String instructions,
        List<Message> messages, OptionalInt outputTokensMax, OptionalDouble temperature,
        Optional<ReasoningEffort> effort, Tools tools, AnswerFormat format) {

    /** The model's own name: what stands after the provider's. */
    ChatRequest request(String modelName, int tokens, Duration timeLimit) {
        return new ChatRequest(modelName, instructions, messages, tokens, temperature, effort,
                timeLimit, tools, format);
    }

    @Override
    public String toString() {
        return "OpenAiQuestion[private]";
    }
}
