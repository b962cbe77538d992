package com.aimixup.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

    private final URI server;
    private final String email;
    private final String password;
    private JsonNode tokens = JSON.createObjectNode();

    private Person(URI server, String email, String password) {
        this.server = server;
        this.email = email;
        this.password = password;
    }

    /** Nobody in particular: without an account and a token. */
    static Person stranger(URI server) {
        return new Person(server, "", "");
    }

    static Person signUp(URI server) {
        return signUp(server, "pass " + UUID.randomUUID());
    }

    static Person signUp(URI server, String password) {
        return signUp(server, "A Person", "person-" + UUID.randomUUID() + "@example.com",
                password);
    }

    static Person signUp(URI server, String name, String email, String password) {
        var person = new Person(server, email, password);
        var made = person.post("/accounts", application(name, email, password));
        assertEquals(201, made.statusCode(), made.body());
        person.logIn();
        return person;
    }

    /** What a person sends to sign up. */
    static Map<String, Object> application(String name, String email, String password) {
        return Map.of("name", name, "email", email, "password", password, "adult", true,
                "accepted_policy_version", "2026-04-29");
    }

    /** The same person after the server came back elsewhere. */
    Person at(URI url) {
        var person = new Person(url, email, password);
        person.tokens = tokens;
        return person;
    }

    /** The same person with other tokens. */
    Person with(JsonNode others) {
        var person = new Person(server, email, password);
        person.tokens = others;
        return person;
    }

    /** The same person with this access token. */
    Person with(String accessToken) {
        return with(JSON.createObjectNode().put("access_token", accessToken));
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
        return Event.all(openTurn(conversation, UUID.randomUUID(), text).body());
    }

    /** Begins a turn and does not wait for it. */
    JsonNode beginTurn(String conversation, String text) {
        var answer = sendTurn(conversation, UUID.randomUUID(), text);
        assertEquals(202, answer.statusCode(), answer.body());
        return json(answer);
    }

    /** The same, for a message with this id, whatever comes of it. */
    HttpResponse<String> sendTurn(String conversation, UUID message, String text) {
        return send(request("/conversations/" + conversation + "/turns")
                .header("Content-Type", "application/json").header("Prefer", "respond-async")
                .POST(BodyPublishers.ofString(text(Map.of(
                        "message_id", message.toString(), "text", text))))
                .build());
    }

    /** Follows a turn until somebody said something. */
    void awaitFirstWord(String conversation, String turn) {
        var events = request("/conversations/" + conversation + "/turns/" + turn + "/events");
        try (var lines = HTTP.send(events.build(), BodyHandlers.ofLines()).body()) {
            assertTrue(lines.anyMatch("event: agent.delta"::equals));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All messages of a conversation. */
    JsonNode messages(String conversation) {
        return read("/conversations/" + conversation + "/messages?limit=200").path("data");
    }

    long available() {
        return read("/credits").path("available_micro_credits").asLong();
    }

    long held() {
        return read("/credits").path("held_micro_credits").asLong();
    }

    HttpResponse<String> openTurn(String conversation, UUID message, String text) {
        return post("/conversations/" + conversation + "/turns",
                Map.of("message_id", message.toString(), "text", text));
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
        return send("POST", path, text(body));
    }

    /** With a body that need not be right. */
    HttpResponse<String> send(String method, String path, String body) {
        return send(request(path).header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body)).build());
    }

    static HttpRequest.BodyPublisher body(Map<String, ?> body) {
        return BodyPublishers.ofString(text(body));
    }

    private static String text(Map<String, ?> body) {
        try {
            return JSON.writeValueAsString(body);
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

    static JsonNode tree(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
