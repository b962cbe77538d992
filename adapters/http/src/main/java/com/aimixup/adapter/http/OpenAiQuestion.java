package com.aimixup.adapter.http;

import com.aimixup.application.completions.CompleteTeam;
import com.aimixup.domain.privacy.Private;
import com.aimixup.plugin.spi.AnswerFormat;
import com.aimixup.plugin.spi.ChatRequest;
import com.aimixup.plugin.spi.ChatRequest.Message;
import com.aimixup.plugin.spi.ChatRequest.Part;
import com.aimixup.plugin.spi.ChatRequest.ReasoningEffort;
import com.aimixup.plugin.spi.ChatRequest.Role;
import com.aimixup.plugin.spi.Tools;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Collectors;

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

    /** What was said, if it is words and nothing else is wanted. */
    Optional<List<CompleteTeam.Said>> words() {
        var plain = tools.offered().isEmpty() && format instanceof AnswerFormat.Words
                && messages.stream().flatMap(message -> message.parts().stream())
                        .allMatch(Part.Text.class::isInstance);
        return plain ? Optional.of(spoken()) : Optional.empty();
    }

    /** The words of all that was said; pictures and the like are left out. */
    List<CompleteTeam.Said> spoken() {
        return messages.stream().map(message -> new CompleteTeam.Said(
                message.role() == Role.ASSISTANT, Private.of(message.parts().stream()
                        .filter(Part.Text.class::isInstance)
                        .map(part -> ((Part.Text) part).text())
                        .collect(Collectors.joining("\n"))))).toList();
    }

    @Override
    public String toString() {
        return "OpenAiQuestion[private]";
    }
}
