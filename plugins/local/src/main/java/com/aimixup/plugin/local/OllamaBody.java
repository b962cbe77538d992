package com.aimixup.plugin.local;

import com.aimixup.plugin.compatible.Bodies;
import com.aimixup.plugin.spi.ChatRequest;
import com.aimixup.plugin.spi.ChatRequest.Message;
import com.aimixup.plugin.spi.ChatRequest.Part;
import com.aimixup.plugin.spi.ChatRequest.Role;
import com.aimixup.plugin.wire.Dialogue;
import com.aimixup.plugin.wire.Json;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Optional;

/** A question as Ollama takes it. */
final class OllamaBody {
    private static final int CONTEXT_MIN = 4_096;
    private static final int CONTEXT_MAX = 1 << 20;
    private static final int BYTES_PER_TOKEN = 3;
    private static final int MESSAGE_TOKENS = 16;
    private static final int PICTURE_TOKENS = 1_024;

    private OllamaBody() {}

    /** @param contextTokens what the operator has set, for a machine with little memory */
    static ObjectNode of(ChatRequest request, OllamaModel model, Optional<String> contextTokens) {
        var body = Json.object().put("model", request.model())
                .put("stream", true)
                // Without these two, what does not fit is dropped from the oldest on, in silence.
                .put("truncate", false)
                .put("shift", false);
        var messages = body.putArray("messages");
        if (!request.instructions().isBlank()) {
            messages.addObject().put("role", "system").put("content", request.instructions());
        }
        for (var message : request.messages()) write(messages, message);
        var options = body.putObject("options")
                .put("num_predict", request.outputTokensMax())
                .put("num_ctx", contextTokens.filter(set -> set.matches("[1-9]\\d{0,6}"))
                        .map(Integer::parseInt).orElseGet(() -> contextTokens(request, model)));
        request.temperature().ifPresent(value -> options.put("temperature", value));
        if (model.thinks()) {
            request.reasoningEffort().ifPresent(effort -> {
                if (model.graded()) {
                    body.put("think", Bodies.effort(effort));
                } else {
                    body.put("think", true);
                }
            });
        }
        return body;
    }

    /** Pictures stand beside the text, wherever they stood in it. */
    private static void write(ArrayNode messages, Message message) {
        var texts = new ArrayList<String>();
        var pictures = Json.object().arrayNode();
        for (var part : message.parts()) {
            switch (Dialogue.readable(part)) {
                case Part.Text(var text) -> texts.add(text);
                case Part.Image(var _, var bytes) ->
                        pictures.add(Base64.getEncoder().encodeToString(bytes));
                case Part.File _ -> throw new IllegalArgumentException("a document");
                case Part.ToolCall _, Part.ToolResult _ ->
                        throw new IllegalArgumentException("no model here takes tools");
            }
        }
        var written = messages.addObject()
                .put("role", message.role() == Role.USER ? "user" : "assistant")
                .put("content", String.join("\n", texts));
        if (!pictures.isEmpty()) written.set("images", pictures);
    }

    /**
     * Room for question and answer. In powers of two, for with each other size Ollama loads the
     * model anew; and by an estimate, since room costs memory. If it is too low, Ollama says so.
     */
    private static int contextTokens(ChatRequest request, OllamaModel model) {
        long tokens = request.outputTokensMax() + tokens(request.instructions());
        for (var message : request.messages()) {
            for (var part : message.parts()) tokens += tokens(part);
        }
        var room = Math.max(CONTEXT_MIN, Long.highestOneBit(Math.max(1, tokens - 1)) << 1);
        var most = model.contextTokens() > 0 ? model.contextTokens() : CONTEXT_MAX;
        return (int) Math.min(room, most);
    }

    private static long tokens(Part part) {
        return switch (Dialogue.readable(part)) {
            case Part.Text(var text) -> tokens(text);
            case Part.Image _, Part.File _ -> PICTURE_TOKENS;
            case Part.ToolCall _, Part.ToolResult _ -> 0;
        };
    }

    private static long tokens(String text) {
        return MESSAGE_TOKENS
                + Math.ceilDiv(text.getBytes(StandardCharsets.UTF_8).length, BYTES_PER_TOKEN);
    }
}
