package com.aimixup.plugin.gemini;

import com.aimixup.plugin.compatible.Bodies;
import com.aimixup.plugin.spi.ChatRequest;
import com.aimixup.plugin.spi.ChatRequest.Part;
import com.aimixup.plugin.spi.ChatRequest.ReasoningEffort;
import com.aimixup.plugin.spi.ChatRequest.Role;
import com.aimixup.plugin.spi.ImageRequest;
import com.aimixup.plugin.spi.ModelInfo;
import com.aimixup.plugin.spi.ModelInfo.Capability;
import com.aimixup.plugin.wire.Dialogue;
import com.aimixup.plugin.wire.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** Questions and wishes for pictures as Gemini takes them. */
final class GeminiBody {
    /** Those of this generation have a budget of tokens to think with; later ones have levels. */
    private static final Pattern WITH_BUDGET = Pattern.compile("gemini-2\\..*");
    private static final Pattern WITHOUT_MEDIUM = Pattern.compile("gemini-3-pro.*");

    private GeminiBody() {}

    static ObjectNode chat(ChatRequest request, ModelInfo model) {
        var body = Json.object();
        var contents = body.putArray("contents");
        for (var message : Dialogue.alternating(request.messages())) {
            var parts = contents.addObject()
                    .put("role", message.role() == Role.USER ? "user" : "model")
                    .putArray("parts");
            for (var part : message.parts()) write(parts.addObject(), part);
        }
        if (!request.instructions().isBlank()) {
            body.putObject("systemInstruction").putArray("parts").addObject()
                    .put("text", request.instructions());
        }
        var generation = body.putObject("generationConfig")
                .put("maxOutputTokens", request.outputTokensMax());
        request.temperature().ifPresent(value -> generation.put("temperature", value));
        if (model.capabilities().contains(Capability.REASONING)) think(generation, request);
        if (model.capabilities().contains(Capability.IMAGE_OUTPUT)) draws(generation);
        return body;
    }

    /** Empty if it has no such size or quality. */
    static Optional<ObjectNode> drawing(ImageRequest request) {
        return Canvas.of(request).map(canvas -> {
            var body = Json.object();
            body.putArray("contents").addObject().put("role", "user").putArray("parts")
                    .addObject().put("text", request.prompt());
            var generation = body.putObject("generationConfig");
            draws(generation);
            canvas.write(generation);
            return body;
        });
    }

    private static void draws(ObjectNode generation) {
        generation.putArray("responseModalities").add("TEXT").add("IMAGE");
    }

    private static void write(ObjectNode to, Part part) {
        switch (part) {
            case Part.Text(var text) -> to.put("text", text);
            case Part.Image(var type, var bytes) -> inline(to, type, bytes);
            case Part.File(var _, var type, var bytes) -> inline(to, type, bytes);
            case Part.ToolCall _, Part.ToolResult _ ->
                    throw new IllegalArgumentException("no model here takes tools");
        }
    }

    private static void inline(ObjectNode to, String mediaType, byte[] bytes) {
        to.putObject("inlineData").put("mimeType", mediaType)
                .put("data", Base64.getEncoder().encodeToString(bytes));
    }

    private static void think(ObjectNode generation, ChatRequest request) {
        var thinking = generation.putObject("thinkingConfig").put("includeThoughts", true);
        request.reasoningEffort().ifPresent(effort -> {
            if (WITH_BUDGET.matcher(request.model()).matches()) {
                thinking.put("thinkingBudget", budget(effort));
            } else if (effort != ReasoningEffort.MEDIUM
                    || !WITHOUT_MEDIUM.matcher(request.model()).matches()) {
                thinking.put("thinkingLevel", Bodies.effort(effort));
            }
        });
    }

    /** Within what each model of that generation takes. */
    private static int budget(ReasoningEffort effort) {
        return switch (effort) {
            case LOW -> 1_024;
            case MEDIUM -> 8_192;
            case HIGH -> 24_576;
        };
    }
}
