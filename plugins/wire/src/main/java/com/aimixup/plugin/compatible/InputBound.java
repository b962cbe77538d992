package com.aimixup.plugin.compatible;

import com.aimixup.plugin.spi.AnswerFormat;
import com.aimixup.plugin.spi.ChatRequest;
import com.aimixup.plugin.spi.ChatRequest.Part;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;

/**
 * The most tokens that a question can be billed for. A token of text is at least a byte; a picture
 * costs by its size in pixels and never by its bytes, of which a small one has fewer than tokens.
 */
public final class InputBound {
    private static final long MESSAGE = 16;
    private static final long PICTURE = 16_384;

    /** Text in a document is packed, and each of its pages may be read as a picture, too. */
    private static final long DOCUMENT_BYTE = 4;

    private static final long SCHEMA_FACTOR = 2;

    /** What some providers tell their model about tools at all. */
    private static final long TOOLS_PREAMBLE = 1_024;

    private InputBound() {}

    /** @param contextTokens of the model, which nothing exceeds; 0 if unknown */
    public static OptionalLong of(ChatRequest request, int contextTokens) {
        var tokens = MESSAGE + bytes(request.instructions()) + wishes(request);
        for (var message : request.messages()) {
            tokens += MESSAGE;
            for (var part : message.parts()) tokens += of(part);
        }
        return OptionalLong.of(contextTokens > 0 ? Math.min(contextTokens, tokens) : tokens);
    }

    /** Schemas are read like text, and may be written anew in a form with more signs. */
    private static long wishes(ChatRequest request) {
        var bytes = request.format() instanceof AnswerFormat.JsonOf(var name, var schema, var _)
                ? MESSAGE + bytes(name) + bytes(schema) : 0;
        for (var tool : request.tools().offered())
            bytes += MESSAGE + bytes(tool.name()) + bytes(tool.description())
                    + bytes(tool.parameters());
        return SCHEMA_FACTOR * bytes
                + (request.tools().offered().isEmpty() ? 0 : TOOLS_PREAMBLE);
    }

    private static long of(Part part) {
        return switch (part) {
            case Part.Text(var text) -> bytes(text);
            case Part.ToolCall(var id, var name, var arguments) ->
                    MESSAGE + bytes(id) + bytes(name) + bytes(arguments);
            case Part.ToolResult(var id, var text) -> MESSAGE + bytes(id) + bytes(text);
            case Part.Image _ -> PICTURE;
            case Part.File(var name, var type, var data) -> type.startsWith("text/")
                    ? MESSAGE + bytes(name) + data.length
                    : PICTURE + DOCUMENT_BYTE * data.length;
        };
    }

    private static long bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
