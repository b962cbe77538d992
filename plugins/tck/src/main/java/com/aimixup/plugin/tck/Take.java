package com.aimixup.plugin.tck;

import com.aimixup.plugin.spi.ChatOutcome;
import com.aimixup.plugin.spi.ChatRequest;
import com.aimixup.plugin.spi.ChatRequest.Message;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A recorded answer to a question, and what the provider makes of it.
 *
 * @param pictures media types of the pictures inside the answer
 */
public record Take(
        Kind kind,
        String name,
        ChatRequest request,
        Recording recording,
        String text,
        String reasoning,
        List<String> pictures,
        ChatOutcome outcome) {

    public Take {
        pictures = List.copyOf(pictures);
    }

    /** Without reasoning and pictures. */
    public static Take of(Kind kind, String name, ChatRequest request, Recording recording,
            String text, ChatOutcome outcome) {
        return new Take(kind, name, request, recording, text, "", List.of(), outcome);
    }

    public Take reasoning(String words) {
        return new Take(kind, name, request, recording, text, words, pictures, outcome);
    }

    public Take pictures(String... mediaTypes) {
        return new Take(kind, name, request, recording, text, reasoning, List.of(mediaTypes),
                outcome);
    }

    /** A plain question to a model. */
    public static ChatRequest question(String model) {
        return new ChatRequest(model, "Be brief.", List.of(Message.user("Why tides?")), 1_000,
                OptionalDouble.empty(), Optional.empty(), Duration.ofSeconds(30));
    }

    @Override
    public String toString() {
        return name;
    }
}
