package com.aimixup.plugin.spi;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What one agent is asked. Carries no id, name or address of a person.
 *
 * @param model as in {@link ModelInfo#id}
 * @param instructions the system prompt; may be empty
 * @param messages oldest first, never empty, the last from {@link Role#USER}; roles may repeat: a
 *     provider that needs them to alternate joins neighbours
 * @param outputTokensMax hard limit of the answer, reasoning included, at least 1
 * @param temperature left out unless the person set it; ignored where a model takes none
 * @param reasoningEffort low, medium or high, if the person set it
 * @param timeout for the whole answer; the host cancels after it
 * @param tools what the model may ask to have called; mostly none
 */
public record ChatRequest(
        String model,
        String instructions,
        List<Message> messages,
        int outputTokensMax,
        OptionalDouble temperature,
        Optional<ReasoningEffort> reasoningEffort,
        Duration timeout,
        Tools tools,
        AnswerFormat format) {

    public enum Role { USER, ASSISTANT }

    public enum ReasoningEffort { LOW, MEDIUM, HIGH }

    /** One message; consecutive parts belong together. */
    public record Message(Role role, List<Part> parts) {
        public Message {
            parts = List.copyOf(parts);
        }

        public static Message user(String text) {
            return new Message(Role.USER, List.of(new Part.Text(text)));
        }

        public static Message assistant(String text) {
            return new Message(Role.ASSISTANT, List.of(new Part.Text(text)));
        }
    }

    /** A piece of a message. None prints its content. */
    public sealed interface Part {
        record Text(String text) implements Part {
            @Override
            public String toString() {
                return "Text[private]";
            }
        }

        /** A picture as it was uploaded; {@code bytes} is not to be changed by anyone. */
        record Image(String mediaType, byte[] bytes) implements Part {
            @Override
            public String toString() {
                return "Image[private]";
            }
        }

        /** A document; {@code name} is a neutral label, not the person's file name. */
        record File(String name, String mediaType, byte[] bytes) implements Part {
            @Override
            public String toString() {
                return "File[private]";
            }
        }

        /**
         * What the assistant wanted to have called.
         *
         * @param id names the call within its conversation
         * @param arguments JSON text, as the model wrote it
         */
        record ToolCall(String id, String name, String arguments) implements Part {
            @Override
            public String toString() {
                return "ToolCall[private]";
            }
        }

        /** What came of it, said by the user. */
        record ToolResult(String id, String text) implements Part {
            @Override
            public String toString() {
                return "ToolResult[private]";
            }
        }
    }

    /** For an answer in words, as nearly all are. */
    public ChatRequest(String model, String instructions, List<Message> messages,
            int outputTokensMax, OptionalDouble temperature,
            Optional<ReasoningEffort> reasoningEffort, Duration timeout) {
        this(model, instructions, messages, outputTokensMax, temperature, reasoningEffort,
                timeout, Tools.NONE, new AnswerFormat.Words());
    }

    public ChatRequest {
        messages = List.copyOf(messages);
        if (messages.isEmpty()) throw new IllegalArgumentException("no messages");
        if (messages.getLast().role() != Role.USER)
            throw new IllegalArgumentException("last message is not the user's");
        if (outputTokensMax < 1) throw new IllegalArgumentException("outputTokensMax");
    }

    public ChatRequest withOutputTokensMax(int most) {
        return new ChatRequest(model, instructions, messages, most, temperature, reasoningEffort,
                timeout, tools, format);
    }

    public ChatRequest withTimeout(Duration limit) {
        return new ChatRequest(model, instructions, messages, outputTokensMax, temperature,
                reasoningEffort, limit, tools, format);
    }

    @Override
    public String toString() {
        return "ChatRequest[model=" + model + ", private]";
    }
}
