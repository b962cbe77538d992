package com.aimixup.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;

/**
 * Prints a turn as it comes. Agents that speak at once would tear each other's words apart, so each
 * one's are gathered to a line first.
 */
final class StreamPrinter {
    private static final int LINE = 72;
    private final Terminal terminal;
    private final Palette palette;
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, StringBuilder> pending = new HashMap<>();

    StreamPrinter(Terminal terminal, Palette palette) {
        this.terminal = terminal;
        this.palette = palette;
    }

    void print(String event, JsonNode data) {
        var message = data.path("message").asText();
        switch (event) {
            case "agent.started" -> {
                names.put(message, data.path("name").asText());
                pending.put(message, new StringBuilder());
            }
            case "agent.delta" -> {
                pending.get(message).append(data.path("text").asText());
                flushLines(message);
            }
            case "agent.completed" -> {
                flush(message);
                say(message, "    · " + data.path("finish_reason").asText() + ", "
                        + Amounts.text(data.path("micro_credits").asLong()));
            }
            case "agent.failed" -> {
                flush(message);
                say(message, "    · failed: " + data.path("problem").path("title").asText());
            }
            default -> { }
        }
    }

    private void flushLines(String message) {
        var text = pending.get(message);
        while (text.length() > LINE) {
            var cut = text.lastIndexOf(" ", LINE);
            if (cut <= 0) cut = LINE;
            say(message, text.substring(0, cut));
            text.delete(0, Math.min(text.length(), cut + 1));
        }
    }

    private void flush(String message) {
        var text = pending.remove(message);
        if (text != null && !text.isEmpty()) say(message, text.toString());
    }

    private void say(String message, String text) {
        var name = names.getOrDefault(message, "?");
        for (var line : text.split("\n"))
            terminal.line(palette.paint(name, "%-10s │ ".formatted(name)) + line);
    }
}
