package com.aimixup.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.BiConsumer;

/** A client of the API as anybody could write it; the demo knows nothing else of the server. */
final class ApiClient {
    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper json = new JsonMapper();
    private final URI base;
    private String token = "";

    ApiClient(URI base) {
        this.base = base;
    }

    /** From now on every request is this person's. */
    void authenticate(String accessToken) {
        token = accessToken;
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return answer(request(path).GET().build());
    }

    JsonNode post(String path, Map<String, ?> body) throws IOException, InterruptedException {
        return answer(request(path).POST(BodyPublishers.ofString(json.writeValueAsString(body)))
                .build());
    }

    JsonNode upload(String name, byte[] bytes) throws IOException, InterruptedException {
        return answer(request("/files").setHeader("Content-Type", "application/octet-stream")
                .header("X-File-Name", name).POST(BodyPublishers.ofByteArray(bytes)).build());
    }

    /** Posts, and hands over each server-sent event with its name as it arrives. */
    void stream(String path, Map<String, ?> body, BiConsumer<String, JsonNode> events)
            throws IOException, InterruptedException {
        read(request(path).POST(BodyPublishers.ofString(json.writeValueAsString(body))), events);
    }

    /** As {@link #stream}, of something that is under way already, or over. */
    void follow(String path, BiConsumer<String, JsonNode> events)
            throws IOException, InterruptedException {
        read(request(path).GET(), events);
    }

    private void read(HttpRequest.Builder asking, BiConsumer<String, JsonNode> events)
            throws IOException, InterruptedException {
        var request = asking.header("Accept", "text/event-stream").build();
        var response = http.send(request, BodyHandlers.ofInputStream());
        if (response.statusCode() != 200)
            throw new IOException("answer " + response.statusCode() + ": "
                    + new String(response.body().readAllBytes(), StandardCharsets.UTF_8));
        try (var lines = new BufferedReader(
                new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            var event = "";
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("event: ")) event = line.substring("event: ".length());
                if (line.startsWith("data: "))
                    events.accept(event, json.readTree(line.substring("data: ".length())));
            }
        }
    }

    private JsonNode answer(HttpRequest request) throws IOException, InterruptedException {
        var response = http.send(request, BodyHandlers.ofString());
        if (response.statusCode() >= 300)
            throw new IOException("answer " + response.statusCode() + ": " + response.body());
        return json.readTree(response.body());
    }

    private HttpRequest.Builder request(String path) {
        var builder = HttpRequest.newBuilder(base.resolve("/api/v1" + path))
                .header("Content-Type", "application/json");
        return token.isEmpty() ? builder : builder.header("Authorization", "Bearer " + token);
    }
}
