package com.aimixup.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/**
 * Who gets what answer, by the table in docs/api/access.md: each cell is asked for over HTTP. What
 * destroys something is asked last, what holds others after what it holds.
 */
final class AccessTest {
    static final String SITE = "example.org";
    static final String PAGE = "https://example.org";
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
    private static final String NONE = "–";
    /** Before the body of a request about an answer instead of a question. */
    private static final String ANSWER = "{answer}";
    private static final Path TABLE = Path.of("../docs/api/access.md");
    private static TestServer server;
    private static Map<String, String> bodies;

    /** @param anothers what others get who name what is not theirs; or that nothing is named */
    private record Line(String method, String path, String anonymous, String own,
            String anothers, String key, String narrow, String unready) {

        boolean isOpen() {
            return key.equals("open");
        }

        String route() {
            return method + ' ' + path;
        }

        /** Larger for what is to come later. */
        int lateness() {
            if (route().equals("DELETE /api/v1/sessions")) return 1_000;
            if (path.equals("/api/v1/password")) return 999;
            if (path.endsWith("/removal") || path.contains("/totp")) return 998;
            return method.equals("DELETE") ? 900 - path.length() : 0;
        }
    }

    @BeforeAll
    static void start() throws IOException {
        server = TestServer.start(Map.of("AIMIXUP_PASSKEY_SITE", SITE,
                "AIMIXUP_PASSKEY_PAGES", PAGE));
        try (var in = AccessTest.class.getResourceAsStream("access-bodies.yaml")) {
            bodies = new Yaml().load(in);
        }
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void everyRouteHasALineAndNoOther() {
        var described = new TreeSet<String>();
        Map<String, Map<String, Map<String, ?>>> document = new Yaml().load(Person.send(
                HttpRequest.newBuilder(server.url().resolve("/openapi")).build()).body());
        var paths = document.get("paths");
        paths.forEach((path, item) -> item.keySet().stream().filter(METHODS::contains)
                .forEach(method -> described.add(method.toUpperCase(Locale.ROOT) + ' ' + path)));
        assertEquals(described, lines().stream().map(Line::route)
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void everyCellIsAsTheTableSays() {
        var owner = new AccessScene(server);
        var program = new AccessScene(server);
        var other = new AccessScene(server);
        var wrong = new ArrayList<String>();
        var unready = newcomer();
        var lines = lines().stream().sorted(Comparator.comparing(Line::lateness)).toList();
        for (var line : lines) {
            expect(wrong, line, "anonymous", line.anonymous(), send(line, owner, ""));
            if (line.isOpen()) continue;
            expect(wrong, line, "narrow key", line.narrow(),
                    send(line, program, program.narrowKey(line.path())));
            assertEquals(line.unready().equals("no"), send(line, owner, unready).body()
                    .contains("your role asks for one"), line.route() + " without a factor");
            var names = !line.anothers().equals(NONE);
            for (var stranger : List.of(other.token(), other.wideKey())) {
                if (stranger.equals(other.wideKey()) && line.key().equals("403")) continue;
                var answer = send(line, names ? owner : other, stranger);
                owner.assertAbsent(answer.body(), line.route());
                if (names) expect(wrong, line, "another's", line.anothers(), answer);
            }
            expect(wrong, line, "key", line.key(), send(line, program, program.wideKey()));
            expect(wrong, line, "own", line.own(), send(line, owner, owner.token()));
        }
        assertTrue(wrong.isEmpty(), String.join("\n", wrong));
    }

    /** Of somebody who has a role by now, and no second factor yet. */
    private static String newcomer() {
        var person = server.person(0);
        try (var command = server.command("staff", "appoint", person.email(), "support")) {
            assertEquals(0, command.exitCode(), command.errors());
        }
        person.logIn();
        return person.tokens().path("access_token").asText();
    }

    private static void expect(List<String> wrong, Line line, String who, String status,
            HttpResponse<String> answer) {
        if (!status.equals(Integer.toString(answer.statusCode())))
            wrong.add(line.route() + ", " + who + ": " + answer.statusCode() + " instead of "
                    + status + ' ' + answer.body().lines().findFirst().orElse(""));
    }

    /** With the ids of what somebody has. */
    private static HttpResponse<String> send(Line line, AccessScene whose, String token) {
        var body = bodies.getOrDefault(line.route(), "");
        var path = body.startsWith("?") ? line.path() + body
                : body.startsWith(ANSWER) ? line.path().replace("{message}", ANSWER) : line.path();
        var text = body.startsWith("?") ? "" : whose.filled(body.startsWith(ANSWER)
                ? body.substring(ANSWER.length()) : body);
        var request = HttpRequest.newBuilder(server.url().resolve(whose.filled(path)))
                .header("Content-Type", "application/json").header("X-File-Name", "a.txt")
                .method(line.method(), text.isEmpty() ? BodyPublishers.noBody()
                        : BodyPublishers.ofString(text));
        if (!token.isEmpty()) request.header("Authorization", "Bearer " + token);
        return Person.send(request.build());
    }

    private static List<Line> lines() {
        try (var text = Files.lines(TABLE)) {
            return text.filter(line -> line.startsWith("| `")).map(AccessTest::line).toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Line line(String text) {
        var cells = text.replace("`", "").split("\\|");
        var route = cells[1].strip().split(" ");
        return new Line(route[0], route[1], cells[2].strip(), cells[3].strip(),
                cells[4].strip(), cells[5].strip(), cells[6].strip(), cells[7].strip());
    }
}
