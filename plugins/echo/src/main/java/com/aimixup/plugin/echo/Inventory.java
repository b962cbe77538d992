package com.aimixup.plugin.echo;

import com.aimixup.plugin.spi.ChatRequest;
import com.aimixup.plugin.spi.ChatRequest.Part;
import com.aimixup.plugin.spi.ChatRequest.Role;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** All that users' messages brought along, in their order: kind, bytes, and the first words. */
final class Inventory {
    private Inventory() {}

    static String of(ChatRequest request) {
        return request.messages().stream().filter(message -> message.role() == Role.USER)
                .flatMap(message -> message.parts().stream()).map(Inventory::line)
                .collect(Collectors.joining("; ", "I was handed ", "."));
    }

    private static String line(Part part) {
        return switch (part) {
            case Part.Text(var text) -> counted("text", text.getBytes(StandardCharsets.UTF_8))
                    + " “" + Wording.quote(text) + '”';
            case Part.Image(var type, var bytes) -> counted(type, bytes);
            case Part.File(var name, var type, var bytes) -> counted(type, bytes);
            case Part.ToolCall _, Part.ToolResult _ -> "something about a tool";
        };
    }

    private static String counted(String kind, byte[] bytes) {
        return kind + " of " + bytes.length + " bytes";
    }
}
