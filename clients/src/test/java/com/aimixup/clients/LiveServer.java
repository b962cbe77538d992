package com.aimixup.clients;

import com.aimixup.application.credits.GrantCredits;
import com.aimixup.bootstrap.Server;
import com.aimixup.bootstrap.Settings;
import com.aimixup.bootstrap.Surroundings;
import com.aimixup.domain.accounts.EmailAddress;
import com.aimixup.domain.credits.Credits;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A whole server on its embedded PostgreSQL, with somebody who has credits and an API key. */
final class LiveServer implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final Path data;
    private final Surroundings world = Surroundings.ofTheMachine();
    private final Server server;
    private final String token;
    private final String key;

    LiveServer() {
        try {
            var parent = Files.createDirectories(Path.of("target", "data").toAbsolutePath());
            data = Files.createTempDirectory(parent, "test");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server = Server.start(Settings.of(Map.of("AIMIXUP_DATA", data.toString(),
                "AIMIXUP_PLUGINS", "../bootstrap/target/aimixup/plugins", "AIMIXUP_PORT", "0",
                "AIMIXUP_OBSERVE_PORT", "0", "AIMIXUP_BCRYPT_COST", "4",
                "AIMIXUP_VERIFY_FIRST", "false")), world);
        var email = "clients@example.org";
        post("/accounts", "", """
                {"name":"A","email":"%s","password":"correct horse battery","adult":true,
                 "accepted_policy_version":"2026-04-29"}""".formatted(email));
        token = post("/sessions", "", """
                {"email":"%s","password":"correct horse battery"}""".formatted(email))
                .path("access_token").asText();
        server.useCases().grantCredits().handle(new GrantCredits.Command(UUID.randomUUID(),
                EmailAddress.parse(email).orElseThrow(), Credits.ofWhole(1_000),
                Optional.empty()));
        key = newKey("{\"name\":\"x\",\"scopes\":[\"chat\",\"images\"]}");
    }

    String newKey(String wanted) {
        return post("/api-keys", token, wanted).path("key").asText();
    }

    String key() {
        return key;
    }

    String baseUrl() {
        return server.url() + "/v1";
    }

    long held() {
        return get("/credits").path("held_micro_credits").asLong();
    }

    JsonNode get(String path) {
        return send(request(path, token).GET().build());
    }

    private JsonNode post(String path, String bearer, String body) {
        return send(request(path, bearer).header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)).build());
    }

    private HttpRequest.Builder request(String path, String bearer) {
        var request = HttpRequest.newBuilder(URI.create(server.url() + "/api/v1" + path));
        return bearer.isEmpty() ? request : request.header("Authorization", "Bearer " + bearer);
    }

    private static JsonNode send(HttpRequest request) {
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) throw new AssertionError(answer.body());
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.close();
        try (var files = Files.walk(data)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList())
                Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
