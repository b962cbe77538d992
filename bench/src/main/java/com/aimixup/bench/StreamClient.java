package com.aimixup.bench;

import com.aimixup.domain.policy.PolicyVersion;
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
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;

/** Somebody who takes turns in one conversation with one agent. */
final class StreamClient {
    record Person(String email, String token) {}

    /** How one stream went. */
    record Read(boolean complete, long events, long nanosToEvent, long nanosToWords) {}

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final JsonMapper JSON = new JsonMapper();

    private final URI server;
    private final Person person;
    private final String conversation;

    private StreamClient(URI server, Person person, String conversation) {
        this.server = server;
        this.person = person;
        this.conversation = conversation;
    }

    static Person signUp(URI server, int number) throws IOException, InterruptedException {
        var email = "bench-" + number + "@example.com";
        var password = UUID.randomUUID().toString();
        post(server, "", "/accounts", Map.of("name", "Bench", "email", email,
                "password", password, "adult", true, "accepted_policy_version",
                PolicyVersion.CURRENT.value()));
        var session = post(server, "", "/sessions", Map.of("email", email,
                "password", password));
        return new Person(email, session.path("access_token").asText());
    }

    static StreamClient converse(URI server, Person person, String provider, String model)
            throws IOException, InterruptedException {
        var made = post(server, person.token(), "/conversations", Map.of("title", "Bench",
                "mix", "single", "agents", List.of(Map.of("name", "Agent", "provider", provider,
                        "model", model, "output_tokens_max", 1_000))));
        return new StreamClient(server, person, made.path("id").asText());
    }

    private static JsonNode post(URI server, String token, String path, Map<String, ?> body)
            throws IOException, InterruptedException {
        var answer = HTTP.send(request(server, token, path, body), BodyHandlers.ofString());
        if (answer.statusCode() >= 300)
            throw new IOException(path + " answers " + answer.statusCode() + ": " + answer.body());
        return JSON.readTree(answer.body());
    }

    private static HttpRequest request(URI server, String token, String path, Map<String, ?> body)
            throws IOException {
        var builder = HttpRequest.newBuilder(server.resolve("/api/v1" + path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)));
        return token.isEmpty() ? builder.build()
                : builder.header("Authorization", "Bearer " + token).build();
    }

    /**
     * {@code opened} with the answer's head, {@code closed} at its end, however that comes.
     *
     * @param heard takes each event's name and its data as they are read
     */
    Read turn(UUID message, Runnable opened, Runnable closed, BiConsumer<String, String> heard)
            throws IOException, InterruptedException {
        var request = request(server, person.token(), "/conversations/" + conversation + "/turns",
                Map.of("message_id", message.toString(), "text", "How long is a piece of string,"
                        + " and would you measure it from the left or from the right?"));
        var begin = System.nanoTime();
        var response = HTTP.send(request, BodyHandlers.ofInputStream());
        opened.run();
        try (var lines = new BufferedReader(
                new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            if (response.statusCode() != 200)
                throw new IOException("answer " + response.statusCode() + ": " + lines.readLine());
            return read(lines, begin, heard);
        } finally {
            closed.run();
        }
    }

    private static Read read(BufferedReader lines, long begin,
            BiConsumer<String, String> heard) throws IOException {
        var events = 0L;
        var toEvent = 0L;
        var toWords = 0L;
        var last = "";
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("data: ")) heard.accept(last, line);
            if (!line.startsWith("event: ")) continue;
            last = line.substring("event: ".length());
            events++;
            if (events == 1) toEvent = System.nanoTime() - begin;
            if (toWords == 0 && last.equals("agent.delta")) toWords = System.nanoTime() - begin;
        }
        return new Read(last.equals("turn.completed"), events, toEvent, toWords);
    }
}
