package com.aimixup.plugin.compatible;

import com.aimixup.plugin.spi.ChatRequest;
import com.aimixup.plugin.spi.ChatRequest.Message;
import com.aimixup.plugin.spi.ChatRequest.Part;
import com.aimixup.plugin.spi.ChatRequest.Role;
import com.aimixup.plugin.wire.Dialogue;
import com.aimixup.plugin.wire.Json;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import java.util.Locale;

/** Questions as the two APIs take them. A provider adds what it alone has. */
public final class Bodies {
    private Bodies() {}

    /** Nothing is to be stored. The instructions stand first, as what the system says. */
    public static ObjectNode responses(ChatRequest request) {
        var body = Json.object().put("model", request.model())
                .put("store", false)
                .put("stream", true)
                .put("max_output_tokens", request.outputTokensMax());
        messages(body.putArray("input"), request, Bodies::responsesPart);
        return body;
    }

    public static ObjectNode chat(ChatRequest request) {
        var body = Json.object().put("model", request.model())
                .put("stream", true)
                .put("max_completion_tokens", request.outputTokensMax());
        body.putObject("stream_options").put("include_usage", true);
        messages(body.putArray("messages"), request, Bodies::chatPart);
        return body;
    }

    /** How an effort is written. */
    public static String effort(ChatRequest.ReasoningEffort effort) {
        return effort.name().toLowerCase(Locale.ROOT);
    }

    private interface PartWriter {
        void write(ObjectNode to, Role role, Part part);
    }

    private static void messages(ArrayNode to, ChatRequest request, PartWriter parts) {
        if (!request.instructions().isEmpty()) {
            to.addObject().put("role", "system").put("content", request.instructions());
        }
        for (var message : request.messages()) {
            var content = to.addObject().put("role", role(message)).putArray("content");
            for (var part : message.parts()) {
                parts.write(content.addObject(), message.role(), Dialogue.readable(part));
            }
        }
    }

    private static String role(Message message) {
        return message.role() == Role.USER ? "user" : "assistant";
    }

    private static void responsesPart(ObjectNode to, Role role, Part part) {
        switch (part) {
            case Part.Text(var text) ->
                    to.put("type", role == Role.USER ? "input_text" : "output_text")
                            .put("text", text);
            case Part.Image(var type, var bytes) ->
                    to.put("type", "input_image").put("image_url", data(type, bytes));
            case Part.File(var name, var type, var bytes) ->
                    to.put("type", "input_file").put("filename", name)
                            .put("file_data", data(type, bytes));
        }
    }

    private static void chatPart(ObjectNode to, Role role, Part part) {
        switch (part) {
            case Part.Text(var text) -> to.put("type", "text").put("text", text);
            case Part.Image(var type, var bytes) -> to.put("type", "image_url")
                    .putObject("image_url").put("url", data(type, bytes));
            case Part.File(var name, var type, var bytes) -> to.put("type", "file")
                    .putObject("file").put("filename", name).put("file_data", data(type, bytes));
        }
    }

    private static String data(String mediaType, byte[] bytes) {
        return "data:" + mediaType + ";base64," + Base64.getEncoder().encodeToString(bytes);
    }
}
