package com.aimixup.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A program with an API key, at the addresses that speak as OpenAI does. */
record Door(URI server, String id, String key) {
    /** A PNG of 70 bytes. */
    static final String PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADU"
            + "lEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    /** With a key that may chat. */
    static Door of(TestServer server, Person person) {
        return of(server, person, Map.of("name", "A script", "scopes", List.of("chat")));
    }

    static Door of(TestServer server, Person person, Map<String, ?> wanted) {
        var made = person.post("/api-keys", wanted);
        assertEquals(201, made.statusCode(), made.body());
        return new Door(server.url(), Person.json(made).path("id").asText(),
                Person.json(made).path("key").asText());
    }

    HttpResponse<String> get(String path) {
        return Person.send(request(path).GET().build());
    }

    HttpResponse<String> post(String path, String json) {
        return Person.send(request(path).header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)).build());
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.resolve(path))
                .header("Authorization", "Bearer " + key);
    }

    /** Reads a stream that breaks off. */
    String broken(String path, String json) {
        var read = new ByteArrayOutputStream();
        try (var body = Person.HTTP.send(request(path).header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)).build(), BodyHandlers.ofInputStream())
                .body()) {
            for (var next = body.read(); next >= 0; next = body.read()) read.write(next);
        } catch (IOException brokenOff) {
            return read.toString(StandardCharsets.UTF_8);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        throw new AssertionError("it ended well: " + read);
    }

    /** Asks a model of the sandbox. */
    HttpResponse<String> ask(String model, String text, String more) {
        return post("/v1/chat/completions", """
                {"model":"%s","messages":[{"role":"user","content":"%s"}]%s}"""
                .formatted(model, text, more.isEmpty() ? "" : "," + more));
    }

    JsonNode answer(String model, String text, String more) {
        var answer = ask(model, text, more);
        assertEquals(200, answer.statusCode(), answer.body());
        return Person.json(answer);
    }

    /** The data of named events. */
    static List<JsonNode> events(String stream) {
        return chunks(stream.replaceAll("(?m)^event: .*\n", ""));
    }

    /** The data of a stream's events, in order; its end mark is left out. */
    static List<JsonNode> chunks(String stream) {
        var chunks = new ArrayList<JsonNode>();
        for (var event : stream.split("\n\n"))
            if (event.startsWith("data: {")) chunks.add(Person.tree(event.substring(6)));
        return chunks;
    }
}
