package com.aimixup.application.providers;

import com.aimixup.plugin.spi.AnswerFormat;
import com.aimixup.plugin.spi.ChatRequest;
import com.aimixup.plugin.spi.ChatRequest.Part;
import com.aimixup.plugin.spi.Provider;
import com.aimixup.plugin.spi.ProviderFacts.DataCategory;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;

/** What is in a question to a provider, and what it can be counted as. */
public final class Questions {
    /** For the role and the separators that a provider puts around each message. */
    private static final int TOKENS_PER_MESSAGE = 16;

    /** More than any provider counts for one: they scale a larger picture down. */
    public static final long TOKENS_PER_PICTURE = 16_384;

    private Questions() {}

    /** The plugin's own bound if it has one, else one token a byte: no tokeniser makes more. */
    public static long inputTokensAtMost(Provider provider, ChatRequest request) {
        var own = provider.inputTokensAtMost(request);
        return own.isPresent() && own.getAsLong() >= 0 ? own.getAsLong() : byteBound(request);
    }

    /** A picture counts by its pixels and never by its bytes, of which a small one has few. */
    private static long byteBound(ChatRequest request) {
        var tokens = bytes(request) + TOKENS_PER_MESSAGE * (request.messages().size() + 1L);
        for (var message : request.messages())
            for (var part : message.parts())
                if (part instanceof Part.Image) tokens += TOKENS_PER_PICTURE - bytes(part);
        return tokens;
    }

    /** What people, agents and programs said in it; a provider's own format comes on top. */
    public static long bytes(ChatRequest request) {
        var bytes = (long) bytes(request.instructions());
        for (var message : request.messages())
            for (var part : message.parts()) bytes += bytes(part);
        for (var tool : request.tools().offered())
            bytes += bytes(tool.name()) + bytes(tool.description()) + bytes(tool.parameters());
        if (request.format() instanceof AnswerFormat.JsonOf(var name, var schema, _))
            bytes += bytes(name) + bytes(schema);
        return bytes;
    }

    private static long bytes(Part part) {
        return switch (part) {
            case Part.Text(var text) -> bytes(text);
            case Part.Image(var type, var content) -> content.length;
            case Part.File(var name, var type, var content) -> content.length;
            case Part.ToolCall(var id, var name, var arguments) ->
                    bytes(id) + bytes(name) + bytes(arguments);
            case Part.ToolResult(var id, var text) -> bytes(id) + bytes(text);
        };
    }

    /** What kinds of data are in it. */
    public static Set<DataCategory> categories(ChatRequest request) {
        var categories = EnumSet.of(DataCategory.PROMPT);
        if (request.messages().size() > 1) categories.add(DataCategory.HISTORY);
        for (var message : request.messages())
            for (var part : message.parts())
                switch (part) {
                    case Part.Text _, Part.ToolCall _, Part.ToolResult _ -> { }
                    case Part.Image _ -> categories.add(DataCategory.IMAGE);
                    case Part.File _ -> categories.add(DataCategory.FILE);
                }
        return categories;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
