package com.aimixup.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** An order for pictures: a job, its events, and the files that come of it. */
final class DemoImages {
    private final Terminal terminal;
    private final ApiClient api;

    DemoImages(Terminal terminal, ApiClient api) {
        this.terminal = terminal;
        this.api = api;
    }

    void print(String id) throws IOException, InterruptedException {
        terminal.heading("Two pictures, by a job that nobody has to wait for");
        var job = api.post("/images", Map.of("id", id, "provider", "echo", "model", "pixels",
                "prompt", "A lighthouse in a storm", "count", 2, "size", "64x64"));
        terminal.line("POST /images: " + job.path("state").asText() + ", " + id);
        api.follow("/images/" + id + "/events", (event, data) -> terminal.line("  " + event));
        var done = api.get("/images/" + id);
        for (var picture : done.path("pictures")) show(picture);
        terminal.line("cost " + Amounts.text(done.path("micro_credits").asLong()));
    }

    /** Within a conversation, by an agent that only draws. */
    void draw(String message) throws IOException, InterruptedException {
        terminal.heading("And one by an agent that draws");
        var conversation = api.post("/conversations", Map.of("title", "Drawn", "agents", List.of(
                Map.of("name", "Painter", "provider", "echo", "model", "pixels",
                        "picture_size", "64x64", "instructions", "In oil."))));
        api.stream("/conversations/" + conversation.path("id").asText() + "/turns",
                Map.of("message_id", message, "text", "A lighthouse in a storm"),
                (event, data) -> terminal.line("  " + event
                        + (data.has("file_id") ? "  file " + data.path("file_id").asText() : "")));
    }

    private void show(JsonNode picture) {
        terminal.line("file %s  %s  %d bytes".formatted(picture.path("file_id").asText(),
                picture.path("media_type").asText(), picture.path("size").asLong()));
    }
}
