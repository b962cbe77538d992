package com.aimixup.plugin.compatible;

import com.aimixup.plugin.spi.AnswerFormat;
import com.aimixup.plugin.spi.ChatRequest;
import com.aimixup.plugin.spi.ChatRequest.Message;
import com.aimixup.plugin.spi.ChatRequest.Part;
import com.aimixup.plugin.spi.Tools;
import com.aimixup.plugin.wire.Dialogue;
import com.aimixup.plugin.wire.Json;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Messages, tools and format of chat completions. */
final class ChatBody {
    private ChatBody() {}

    static void write(ObjectNode body, ChatRequest request) {
        var messages = body.putArray("messages");
        if (!request.instructions().isEmpty()) {
            messages.addObject().put("role", "system").put("content", request.instructions());
        }
        request.messages().forEach(message -> write(messages, message));
        tools(body, request.tools());
        format(body, request.format());
    }

    /** What came of calls has to stand right behind them, so it comes before other words. */
    private static void write(ArrayNode messages, Message message) {
        for (var part : message.parts()) {
            if (part instanceof Part.ToolResult(var id, var text)) {
                messages.addObject().put("role", "tool").put("tool_call_id", id)
                        .put("content", text);
            }
        }
        var content = Json.object().arrayNode();
        var calls = Json.object().arrayNode();
        for (var part : message.parts()) write(content, calls, Dialogue.readable(part));
        if (content.isEmpty() && calls.isEmpty()) return;
        var written = messages.addObject().put("role", Bodies.role(message));
        if (!content.isEmpty()) written.set("content", content);
        if (!calls.isEmpty()) written.set("tool_calls", calls);
    }

    private static void write(ArrayNode content, ArrayNode calls, Part part) {
        switch (part) {
            case Part.Text(var text) ->
                    content.addObject().put("type", "text").put("text", text);
            case Part.Image(var type, var bytes) -> content.addObject().put("type", "image_url")
                    .putObject("image_url").put("url", Bodies.data(type, bytes));
            case Part.File(var name, var type, var bytes) ->
                    content.addObject().put("type", "file").putObject("file")
                            .put("filename", name).put("file_data", Bodies.data(type, bytes));
            case Part.ToolCall(var id, var name, var arguments) ->
                    calls.addObject().put("id", id).put("type", "function")
                            .putObject("function").put("name", name).put("arguments", arguments);
            case Part.ToolResult _ -> { }
        }
    }

    private static void tools(ObjectNode body, Tools tools) {
        if (tools.offered().isEmpty()) return;
        var list = body.putArray("tools");
        for (var tool : tools.offered()) {
            function(list.addObject().put("type", "function").putObject("function"), tool);
        }
        switch (tools.choice()) {
            case Tools.Choice.Free() -> { }
            case Tools.Choice.Nothing() -> body.put("tool_choice", "none");
            case Tools.Choice.Something() -> body.put("tool_choice", "required");
            case Tools.Choice.Just(var name) -> body.putObject("tool_choice")
                    .put("type", "function").putObject("function").put("name", name);
        }
    }

    static void function(ObjectNode to, Tools.Tool tool) {
        to.put("name", tool.name());
        if (!tool.description().isEmpty()) to.put("description", tool.description());
        Json.read(tool.parameters()).ifPresent(schema -> to.set("parameters", schema));
        to.put("strict", tool.strict());
    }

    private static void format(ObjectNode body, AnswerFormat format) {
        switch (format) {
            case AnswerFormat.Words() -> { }
            case AnswerFormat.AnyJson() ->
                    body.putObject("response_format").put("type", "json_object");
            case AnswerFormat.JsonOf(var name, var schema, var strict) -> {
                var form = body.putObject("response_format").put("type", "json_schema")
                        .putObject("json_schema").put("name", name).put("strict", strict);
                Json.read(schema).ifPresent(read -> form.set("schema", read));
            }
        }
    }
}
