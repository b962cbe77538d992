package com.aimixup.plugin.echo;

import com.aimixup.plugin.spi.AnswerFormat;
import com.aimixup.plugin.spi.ChatRequest;
import com.aimixup.plugin.spi.ChatRequest.Message;
import com.aimixup.plugin.spi.ChatRequest.Part;

/**
 * How the sandbox counts. Text is one token for each started four characters (code points). Read
 * are, for each message and for instructions that are not empty, three tokens and its text, 64 for
 * a picture and one for each started four bytes of a file; for each tool and a form of the answer
 * three and its texts, for a call or its result the texts. An answer is its text alone.
 */
final class Tokens {
    static final int CHARACTERS_PER_TOKEN = 4;
    private static final int PER_MESSAGE = 3;
    private static final int PER_IMAGE = 64;

    private Tokens() {}

    static long of(String text) {
        return started(text.codePointCount(0, text.length()));
    }

    static long started(long characters) {
        return Math.ceilDiv(characters, (long) CHARACTERS_PER_TOKEN);
    }

    static long read(ChatRequest request) {
        var instructions = request.instructions();
        var tokens = instructions.isEmpty() ? 0 : PER_MESSAGE + of(instructions);
        for (var message : request.messages()) tokens += PER_MESSAGE + read(message);
        for (var tool : request.tools().offered()) {
            tokens += PER_MESSAGE + of(tool.name() + tool.description() + tool.parameters());
        }
        if (request.format() instanceof AnswerFormat.JsonOf(var name, var schema, _)) {
            tokens += PER_MESSAGE + of(name + schema);
        }
        return tokens;
    }

    private static long read(Message message) {
        var tokens = 0L;
        for (var part : message.parts()) {
            tokens += switch (part) {
                case Part.Text(var text) -> of(text);
                case Part.ToolCall(_, var name, var arguments) -> of(name + arguments);
                case Part.ToolResult(_, var text) -> of(text);
                case Part.Image _ -> PER_IMAGE;
                case Part.File file -> started(file.bytes().length);
            };
        }
        return tokens;
    }

    /** A prompt of a picture is read like one message. */
    static long readPrompt(String prompt) {
        return PER_MESSAGE + of(prompt);
    }

    static boolean fits(String text, long tokens) {
        return of(text) <= tokens;
    }

    /** As much of the text as the tokens allow, never half a character. */
    static String cut(String text, long tokens) {
        if (fits(text, tokens)) return text;
        var characters = Math.toIntExact(tokens * CHARACTERS_PER_TOKEN);
        return text.substring(0, text.offsetByCodePoints(0, characters));
    }
}
