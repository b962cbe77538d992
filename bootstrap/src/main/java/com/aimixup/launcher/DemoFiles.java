package com.aimixup.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** A text and a picture are uploaded and given to an agent, which tells what it was handed. */
final class DemoFiles {
    private static final String TEXT = "Two of five teams wrote their own tools last year.";
    /** A PNG of one pixel that says where it was made. */
    private static final String PICTURE =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAAGHRFWHRDb21tZW50AEFtc3RlcmRh"
            + "bSA1Mk4gNEUXPv/JAAAADElEQVR4nGNQaDgAAAIkAWHdFJqQAAAAAElFTkSuQmCC";

    private final Terminal terminal;
    private final ApiClient api;
    private final Supplier<UUID> ids;

    DemoFiles(Terminal terminal, ApiClient api, Supplier<UUID> ids) {
        this.terminal = terminal;
        this.api = api;
        this.ids = ids;
    }

    void play() throws IOException, InterruptedException {
        terminal.heading("Files given to an agent: a text, and a picture without its place");
        var files = List.of(
                upload("figures.txt", TEXT.getBytes(StandardCharsets.UTF_8)),
                upload("team.png", Base64.getDecoder().decode(PICTURE)));
        var conversation = api.post("/conversations", Map.of("title", "Files", "mix", "single",
                "agents", List.of(Map.of("name", "Observer", "provider", "echo",
                        "model", "observer")))).path("id").asText();
        var printer = new StreamPrinter(terminal, new Palette(terminal.colours()));
        api.stream("/conversations/" + conversation + "/turns", Map.of(
                "message_id", ids.get().toString(), "text", "What did I give you?",
                "files", files), printer::print);
    }

    private String upload(String name, byte[] bytes) throws IOException, InterruptedException {
        var file = api.upload(name, bytes);
        terminal.line("%s, %d bytes sent, %d kept, %s".formatted(name, bytes.length,
                file.path("size").asLong(), file.path("media_type").asText()));
        return file.path("id").asText();
    }
}
