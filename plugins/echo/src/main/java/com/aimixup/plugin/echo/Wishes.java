package com.aimixup.plugin.echo;

import com.aimixup.plugin.spi.AnswerFormat;
import com.aimixup.plugin.spi.ChatRequest;
import com.aimixup.plugin.spi.ChatRequest.Message;
import com.aimixup.plugin.spi.ChatRequest.Part;
import com.aimixup.plugin.spi.ChatRequest.Part.ToolCall;
import com.aimixup.plugin.spi.Tools.Choice;
import com.aimixup.plugin.spi.Tools.Tool;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Tools and JSON, without understanding any: arguments, and answers in JSON, are what stands
 * between the first and the last brace of the question.
 */
final class Wishes {
    private Wishes() {}

    /**
     * A call if one is due: where it must be, or where the question names the tool; but not again
     * once its result is there.
     */
    static Optional<ToolCall> call(ChatRequest request, Scene scene) {
        if (isAboutTools(request.messages().getLast())) return Optional.empty();
        var offered = request.tools().offered().stream();
        var due = switch (request.tools().choice()) {
            case Choice.Nothing() -> Optional.<Tool>empty();
            case Choice.Free() -> offered.filter(tool -> scene.question().contains(tool.name()))
                    .findFirst();
            case Choice.Something() -> offered.findFirst();
            case Choice.Just(var name) -> offered.filter(tool -> tool.name().equals(name))
                    .findFirst();
        };
        return due.map(tool -> new ToolCall("call_" + Long.toHexString(scene.seed()
                & 0xFFFF_FFFFL), tool.name(), braced(scene.question()).orElse("{}")));
    }

    static String formed(ChatRequest request, Scene scene, String answer) {
        return request.format() instanceof AnswerFormat.Words ? answer
                : braced(scene.question()).orElseGet(() -> "{\"answer\":\""
                        + answer.replaceAll("[\\\\\"\\p{Cntrl}]", " ") + "\"}");
    }

    static boolean isAboutTools(Message message) {
        return message.parts().stream().anyMatch(part ->
                part instanceof ToolCall || part instanceof Part.ToolResult);
    }

    static String result(Message message) {
        return message.parts().stream().filter(Part.ToolResult.class::isInstance)
                .map(part -> ((Part.ToolResult) part).text()).collect(Collectors.joining(" "));
    }

    private static Optional<String> braced(String question) {
        var from = question.indexOf('{');
        var to = question.lastIndexOf('}');
        return from >= 0 && to > from ? Optional.of(question.substring(from, to + 1))
                : Optional.empty();
    }
}
