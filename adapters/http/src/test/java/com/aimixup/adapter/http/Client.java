package com.aimixup.adapter.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Sends requests as somebody else's program would, and checks each answer by the contract. */
final class Client {
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1).build();
    static final String PASSWORD = "correct horse battery";
    private final int port;
    private final Map<String, String> headers = new LinkedHashMap<>();

    Client(int port) {
        this.port = port;
    }

    Client with(String name, String value) {
        var other = new Client(port);
        other.headers.putAll(headers);
        other.headers.put(name, value);
        return other;
    }

    Client as(String token) {
        return with("Authorization", "Bearer " + token);
    }

    /** Signs up and logs in. */
    Client person(String email) {
        post("/api/v1/accounts", """
                {"name":"Anna","email":"%s","password":"%s","adult":true,
                 "accepted_policy_version":"2026-04-29"}""".formatted(email, PASSWORD)).is(201);
        return as(logIn(email).is(201).text("access_token"));
    }

    Answer logIn(String email) {
        return post("/api/v1/sessions", """
                {"email":"%s","password":"%s"}""".formatted(email, PASSWORD));
    }

    Answer get(String path) {
        return send("GET", path, BodyPublishers.noBody());
    }

    Answer delete(String path) {
        return send("DELETE", path, BodyPublishers.noBody());
    }

    Answer post(String path, String json) {
        return withJson().send("POST", path, BodyPublishers.ofString(json));
    }

    Answer patch(String path, String json) {
        return withJson().send("PATCH", path, BodyPublishers.ofString(json));
    }

    private Client withJson() {
        return headers.containsKey("Content-Type") ? this
                : with("Content-Type", "application/json");
    }

    Answer send(String method, String path, BodyPublisher body) {
        var answer = send(method, path, body, BodyHandlers.ofByteArray());
        var shown = new Answer(answer.statusCode(), answer.headers(), answer.body());
        Contract.check(method, path, shown);
        return shown;
    }

    /** Sends what is answered by a stream of events, and reads them as they come. */
    EventReader events(String method, String path, String json) {
        var answer = withJson().send(method, path, json.isEmpty() ? BodyPublishers.noBody()
                : BodyPublishers.ofString(json), BodyHandlers.ofInputStream());
        return new EventReader(answer.statusCode(), answer.headers(), answer.body());
    }

    private <T> HttpResponse<T> send(String method, String path, BodyPublisher body,
            BodyHandler<T> handler) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(20)).method(method, body);
        headers.forEach(request::header);
        try {
            return HTTP.send(request.build(), handler);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
