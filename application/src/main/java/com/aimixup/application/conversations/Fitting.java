package com.aimixup.application.conversations;

import com.aimixup.domain.conversations.Agent;
import com.aimixup.domain.conversations.Line;
import com.aimixup.domain.conversations.Window;
import com.aimixup.plugin.spi.ChatRequest.Message;
import com.aimixup.plugin.spi.ChatRequest.Part;
import com.aimixup.plugin.spi.ModelInfo;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;

/**
 * How much an agent can be shown and may answer. An answer gets what the agent's owner allows, at
 * most what the model can, and at most half of its window; the rest of the window is for what it
 * is shown. A model that does not tell its window is shown everything.
 *
 * <p>Tokens are estimated: one for three bytes of UTF-8, which is on the high side for every
 * script that we know of, a few for each message, and the same for every picture.
 */
final class Fitting {
    private static final int BYTES_PER_TOKEN = 3;
    private static final int TOKENS_PER_MESSAGE = 8;
    private static final int TOKENS_PER_PICTURE = 2_000;

    private Fitting() {}

    static int answerTokens(Agent agent, Optional<ModelInfo> model) {
        var tokens = agent.outputTokensMax();
        if (model.filter(info -> info.outputTokensMax() > 0).isPresent())
            tokens = Math.min(tokens, model.get().outputTokensMax());
        if (model.filter(info -> info.contextTokens() > 0).isPresent())
            tokens = Math.min(tokens, Math.max(1, model.get().contextTokens() / 2));
        return tokens;
    }

    /** @param said how a line becomes a message, with its files */
    static Window window(Agent agent, Optional<ModelInfo> model, Function<Line, Message> said) {
        var tokens = model.filter(info -> info.contextTokens() > 0)
                .map(info -> (long) info.contextTokens() - answerTokens(agent, model))
                .orElse(Long.MAX_VALUE);
        return new Window(tokens, line -> tokens(said.apply(line)));
    }

    private static long tokens(Message message) {
        var tokens = (long) TOKENS_PER_MESSAGE;
        for (var part : message.parts())
            tokens += switch (part) {
                case Part.Text(var text) -> tokens(text);
                case Part.Image _ -> TOKENS_PER_PICTURE;
                case Part.File(var name, var type, var content) ->
                        Math.ceilDiv(content.length, BYTES_PER_TOKEN);
                case Part.ToolCall(var id, var name, var arguments) -> tokens(arguments);
                case Part.ToolResult(var id, var text) -> tokens(text);
            };
        return tokens;
    }

    static long tokens(String text) {
        return Math.ceilDiv(text.getBytes(StandardCharsets.UTF_8).length, BYTES_PER_TOKEN);
    }
}
