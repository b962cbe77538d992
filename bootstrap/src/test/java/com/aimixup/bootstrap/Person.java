package com.aimixup.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Somebody who uses the API as a test tells them to. */
final class Person {
    static final HttpClient HTTP = HttpClient.newHttpClient();
    static final JsonMapper JSON = new JsonMapper();

    /** One event of a turn. */
    record Event(long id, String name, JsonNode data) {}

    private final URI server;
    private final String email;
    private final String password;
    private JsonNode tokens = JSON.createObjectNode();

    private Person(URI server, String email, String password) {
        this.server = server;
        this.email = email;
        this.password = password;
    }

    static Person signUp(URI server) {
        var unique = UUID.randomUUID();
        var person = new Person(server, "person-" + unique + "@example.com", "pass " + unique);
        var made = person.post("/accounts", Map.of("name", "A Person", "email", person.email,
                "password", person.password, "adult", true,
                "accepted_policy_version", "2026-04-29"));
        assertEquals(201, made.statusCode(), made.body());
        person.logIn();
        return person;
    }

    void logIn() {
        var answer = post("/sessions", Map.of("email", email, "password", password));
        assertEquals(201, answer.statusCode(), answer.body());
        tokens = json(answer);
    }

    String email() {
        return email;
    }

    String password() {
        return password;
    }

    JsonNode tokens() {
        return tokens;
    }

    /** A conversation whose agents A, B, … speak by these models of the sandbox. */
    String conversation(String mix, String... models) {
        var agents = new ArrayList<Map<String, Object>>();
        for (var model : models)
            agents.add(Map.of("name", "Agent " + (char) ('A' + agents.size()),
                    "provider", "echo", "model", model, "output_tokens_max", 200));
        var answer = post("/conversations", Map.of("title", "A test", "mix", mix,
                "agents", agents));
        assertEquals(201, answer.statusCode(), answer.body());
        return json(answer).path("id").asText();
    }

    /** Takes a turn and reads its stream to the end. */
    List<Event> turn(String conversation, String text) {
        return events(openTurn(conversation, UUID.randomUUID(), text).body());
    }

    HttpResponse<String> openTurn(String conversation, UUID message, String text) {
        return post("/conversations/" + conversation + "/turns",
                Map.of("message_id", message.toString(), "text", text));
    }

    static List<Event> events(String stream) {
        var events = new ArrayList<Event>();
        for (var block : stream.split("\n\n")) {
            var id = 0L;
            var name = "";
            var data = "";
            for (var line : block.split("\n")) {
                if (line.startsWith("id: ")) id = Long.parseLong(line.substring(4));
                if (line.startsWith("event: ")) name = line.substring(7);
                if (line.startsWith("data: ")) data = line.substring(6);
            }
            if (!name.isEmpty()) events.add(new Event(id, name, tree(data)));
        }
        return events;
    }

    JsonNode read(String path) {
        var answer = get(path);
        assertEquals(200, answer.statusCode(), answer.body());
        return json(answer);
    }

    HttpResponse<String> get(String path) {
        return send(request(path).GET().build());
    }

    HttpResponse<String> post(String path, Map<String, ?> body) {
        try {
            return send(request(path).header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(JSON.writeValueAsString(body))).build());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    HttpRequest.Builder request(String path) {
        var builder = HttpRequest.newBuilder(server.resolve("/api/v1" + path));
        return tokens.has("access_token")
                ? builder.header("Authorization", "Bearer " + tokens.path("access_token").asText())
                : builder;
    }

    static HttpResponse<String> send(HttpRequest request) {
        try {
            return HTTP.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static JsonNode json(HttpResponse<String> answer) {
        return tree(answer.body());
    }

    private static JsonNode tree(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
