package com.aimixup.plugin.compatible;

import com.aimixup.plugin.spi.ChatRequest;
import com.aimixup.plugin.wire.Json;
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
        ResponsesBody.write(body, request);
        return body;
    }

    public static ObjectNode chat(ChatRequest request) {
        var body = Json.object().put("model", request.model())
                .put("stream", true)
                .put("max_completion_tokens", request.outputTokensMax());
        body.putObject("stream_options").put("include_usage", true);
        ChatBody.write(body, request);
        return body;
    }

    /** How an effort is written. */
    public static String effort(ChatRequest.ReasoningEffort effort) {
        return effort.name().toLowerCase(Locale.ROOT);
    }

    static String data(String mediaType, byte[] bytes) {
        return "data:" + mediaType + ";base64," + Base64.getEncoder().encodeToString(bytes);
    }

    static String role(ChatRequest.Message message) {
        return message.role() == ChatRequest.Role.USER ? "user" : "assistant";
    }
}
