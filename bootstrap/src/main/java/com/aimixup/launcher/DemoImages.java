package com.aimixup.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
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

    private void show(JsonNode picture) {
        terminal.line("file %s  %s  %d bytes".formatted(picture.path("file_id").asText(),
                picture.path("media_type").asText(), picture.path("size").asLong()));
    }
}
