package com.aimixup.plugin.compatible;

import com.aimixup.plugin.spi.AnswerFormat;
import com.aimixup.plugin.spi.ChatRequest;
import com.aimixup.plugin.spi.ChatRequest.Message;
import com.aimixup.plugin.spi.ChatRequest.Part;
import com.aimixup.plugin.spi.ChatRequest.Role;
import com.aimixup.plugin.spi.Tools;
import com.aimixup.plugin.wire.Dialogue;
import com.aimixup.plugin.wire.Json;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;

/** Input, tools and format of the Responses API. */
final class ResponsesBody {
    private ResponsesBody() {}

    static void write(ObjectNode body, ChatRequest request) {
        var input = body.putArray("input");
        if (!request.instructions().isEmpty()) {
            input.addObject().put("role", "system").put("content", request.instructions());
        }
        request.messages().forEach(message -> write(input, message));
        tools(body, request.tools());
        format(body, request.format());
    }

    /** Calls and what came of them are items of their own. */
    private static void write(ArrayNode input, Message message) {
        var content = Json.object().arrayNode();
        var results = new ArrayList<ObjectNode>();
        var calls = new ArrayList<ObjectNode>();
        for (var part : message.parts()) {
            switch (Dialogue.readable(part)) {
                case Part.Text(var text) -> content.addObject()
                        .put("type", message.role() == Role.USER ? "input_text" : "output_text")
                        .put("text", text);
                case Part.Image(var type, var bytes) -> content.addObject()
                        .put("type", "input_image").put("image_url", Bodies.data(type, bytes));
                case Part.File(var name, var type, var bytes) -> content.addObject()
                        .put("type", "input_file").put("filename", name)
                        .put("file_data", Bodies.data(type, bytes));
                case Part.ToolCall(var id, var name, var arguments) -> calls.add(Json.object()
                        .put("type", "function_call").put("call_id", id).put("name", name)
                        .put("arguments", arguments));
                case Part.ToolResult(var id, var text) -> results.add(Json.object()
                        .put("type", "function_call_output").put("call_id", id)
                        .put("output", text));
            }
        }
        results.forEach(input::add);
        if (!content.isEmpty()) {
            input.addObject().put("role", Bodies.role(message)).set("content", content);
        }
        calls.forEach(input::add);
    }

    private static void tools(ObjectNode body, Tools tools) {
        if (tools.offered().isEmpty()) return;
        var list = body.putArray("tools");
        for (var tool : tools.offered()) {
            ChatBody.function(list.addObject().put("type", "function"), tool);
        }
        switch (tools.choice()) {
            case Tools.Choice.Free() -> { }
            case Tools.Choice.Nothing() -> body.put("tool_choice", "none");
            case Tools.Choice.Something() -> body.put("tool_choice", "required");
            case Tools.Choice.Just(var name) -> body.putObject("tool_choice")
                    .put("type", "function").put("name", name);
        }
    }

    private static void format(ObjectNode body, AnswerFormat format) {
        switch (format) {
            case AnswerFormat.Words() -> { }
            case AnswerFormat.AnyJson() ->
                    body.putObject("text").putObject("format").put("type", "json_object");
            case AnswerFormat.JsonOf(var name, var schema, var strict) -> {
                var form = body.putObject("text").putObject("format").put("type", "json_schema")
                        .put("name", name).put("strict", strict);
                Json.read(schema).ifPresent(read -> form.set("schema", read));
            }
        }
    }
}
