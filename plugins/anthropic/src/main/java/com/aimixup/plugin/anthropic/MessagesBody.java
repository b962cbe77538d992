package com.aimixup.plugin.anthropic;

import com.aimixup.plugin.anthropic.AnthropicModel.Thinking;
import com.aimixup.plugin.compatible.Bodies;
import com.aimixup.plugin.spi.ChatRequest;
import com.aimixup.plugin.spi.ChatRequest.Part;
import com.aimixup.plugin.spi.ChatRequest.ReasoningEffort;
import com.aimixup.plugin.spi.ChatRequest.Role;
import com.aimixup.plugin.spi.Tools;
import com.aimixup.plugin.wire.Dialogue;
import com.aimixup.plugin.wire.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;

/**
 * A question as the Messages API takes it. Temperature is never in it: since version 2026-10-21 any
 * is refused.
 */
final class MessagesBody {
    /** The smallest budget to think with that is accepted. */
    private static final int BUDGET_MIN = 1_024;

    private MessagesBody() {}

    static ObjectNode of(ChatRequest request, AnthropicModel model) {
        var body = Json.object().put("model", request.model())
                .put("max_tokens", request.outputTokensMax())
                .put("stream", true);
        if (!request.instructions().isBlank()) body.put("system", request.instructions());
        var messages = body.putArray("messages");
        for (var message : Dialogue.alternating(request.messages())) {
            var content = messages.addObject()
                    .put("role", message.role() == Role.USER ? "user" : "assistant")
                    .putArray("content");
            for (var part : message.parts()) write(content.addObject(), part);
        }
        tools(body, request.tools());
        request.reasoningEffort().ifPresent(effort -> think(body, effort, request, model));
        return body;
    }

    private static void write(ObjectNode to, Part part) {
        switch (part) {
            case Part.Text(var text) -> to.put("type", "text").put("text", text);
            case Part.Image(var type, var bytes) -> source(to.put("type", "image"), type, bytes);
            case Part.File(var name, var type, var bytes) ->
                    source(to.put("type", "document").put("title", name), type, bytes);
            case Part.ToolCall(var id, var name, var arguments) ->
                    to.put("type", "tool_use").put("id", id).put("name", name).set("input",
                            Json.read(arguments).filter(JsonNode::isObject)
                                    .orElseGet(Json::object));
            case Part.ToolResult(var id, var text) -> to.put("type", "tool_result")
                    .put("tool_use_id", id).put("content", text);
        }
    }

    private static void tools(ObjectNode body, Tools tools) {
        if (tools.offered().isEmpty()) return;
        var list = body.putArray("tools");
        for (var tool : tools.offered()) {
            var written = list.addObject().put("name", tool.name());
            if (!tool.description().isEmpty()) written.put("description", tool.description());
            written.set("input_schema", Json.read(tool.parameters()).filter(JsonNode::isObject)
                    .orElseGet(() -> Json.object().put("type", "object")));
        }
        switch (tools.choice()) {
            case Tools.Choice.Free() -> { }
            case Tools.Choice.Nothing() -> body.putObject("tool_choice").put("type", "none");
            case Tools.Choice.Something() -> body.putObject("tool_choice").put("type", "any");
            case Tools.Choice.Just(var name) -> body.putObject("tool_choice")
                    .put("type", "tool").put("name", name);
        }
    }

    private static void source(ObjectNode to, String mediaType, byte[] bytes) {
        to.putObject("source").put("type", "base64").put("media_type", mediaType)
                .put("data", Base64.getEncoder().encodeToString(bytes));
    }

    /** Only for those who ask for it: it takes time and costs. */
    private static void think(ObjectNode body, ReasoningEffort effort, ChatRequest request,
            AnthropicModel model) {
        if (model.efforts().contains(effort)) {
            body.putObject("output_config").put("effort", Bodies.effort(effort));
        }
        if (model.thinking() == Thinking.ADAPTIVE) {
            body.putObject("thinking").put("type", "adaptive").put("display", "summarized");
        } else if (model.thinking() == Thinking.BUDGET) {
            // A part of the limit: what is left is for the answer.
            var budget = Math.max(BUDGET_MIN, switch (effort) {
                case LOW -> request.outputTokensMax() / 4;
                case MEDIUM -> request.outputTokensMax() / 2;
                case HIGH -> request.outputTokensMax() / 4 * 3;
            });
            if (budget < request.outputTokensMax()) {
                body.putObject("thinking").put("type", "enabled").put("budget_tokens", budget);
            }
        }
    }
}
