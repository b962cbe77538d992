package com.aimixup.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Every text of a person carries a word that nobody else uses; then whatever the program left
 * behind, at its most talkative, is searched for that word.
 */
@Tag("secure.at-rest")
final class LeakTest {
    private static final String WORD = "canary";
    private static final String ADDRESS = WORD + "-address@example.com";
    private static final String PASSWORD = WORD + "-password";
    private final List<String> problems = new ArrayList<>();
    private final DataFolder data = DataFolder.used();
    private int observePort;
    private Program program;
    private Person person;

    @BeforeEach
    void start() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            observePort = socket.getLocalPort();
        }
        program = data.startWith(Map.of("AIMIXUP_LOG_LEVEL", "FINER",
                "AIMIXUP_OBSERVE_PORT", Integer.toString(observePort)), "start");
    }

    @AfterEach
    void remove() {
        program.close();
        data.close();
    }

    @Test
    void noTextOfAPersonIsInAnyLogMetricProblemOrFile() throws IOException {
        var url = program.ready();
        person = Person.signUp(url, WORD + "-name", ADDRESS, PASSWORD);
        data.grant(person, 1_000);
        for (var model : List.of("fast", "throws", "cut", "too-long", "late-failure", "refuse"))
            talk(model);
        file();
        draw();
        provokeProblems();
        var metrics = Person.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:"
                + observePort + "/observe/metrics")).build()).body();
        assertTrue(metrics.contains("/api/v1/conversations/{conversation}/turns"), metrics);
        program.terminate();
        program.exitCode();

        assertTrue(program.errors().contains("http.request"), "the log was looked at");
        assertAbsent("the log", program.errors());
        assertAbsent("the output", program.output());
        assertAbsent("the metrics", metrics);
        for (var problem : problems) assertAbsent("a problem", problem);
        assertEquals(List.of(), filesWithTheWord());
    }

    private void file() {
        var answer = Person.send(person.request("/files").header("X-File-Name", WORD + "-file")
                .POST(BodyPublishers.ofString(WORD + "-content")).build());
        assertEquals(201, answer.statusCode(), answer.body());
        var path = "/files/" + Person.json(answer).path("id").asText() + "/content";
        assertEquals(WORD + "-content", person.get(path).body());
        problem(Person.send(person.request("/files").header("X-File-Name", WORD + "%00")
                .POST(BodyPublishers.ofString(WORD)).build()));
    }

    private void draw() {
        var id = UUID.randomUUID().toString();
        var answer = person.post("/images", Map.of("id", id, "provider", "echo",
                "model", "pixels", "prompt", WORD + "-picture"));
        assertEquals(202, answer.statusCode(), answer.body());
        Await.until("the picture is there", () ->
                person.read("/images/" + id).path("state").asText().equals("completed"));
        problem(person.post("/images", Map.of("id", id, "provider", WORD, "model", WORD,
                "prompt", WORD, "size", WORD + " " + WORD)));
        problem(person.post("/images", Map.of("id", UUID.randomUUID().toString(),
                "provider", "echo", "model", "pixels", "prompt", WORD, "size", WORD)));
    }

    private void talk(String model) {
        var made = person.post("/conversations", Map.of("title", WORD + "-title",
                "mix", "round_robin", "agents", List.of(agent("one", "fast"),
                        agent("two", model))));
        assertEquals(201, made.statusCode(), made.body());
        var conversation = Person.json(made).path("id").asText();
        assertEquals("turn.completed",
                person.turn(conversation, WORD + "-prompt").getLast().name());
        assertTrue(person.messages(conversation).toString().contains(WORD + "-prompt"));
    }

    private static Map<String, Object> agent(String name, String model) {
        return Map.of("name", WORD + "-" + name, "provider", "echo", "model", model,
                "instructions", WORD + "-instructions", "output_tokens_max", 100);
    }

    /** Each request is wrong in another way, and holds the word where it is. */
    private void provokeProblems() {
        var conversation = person.conversation("single", "fast");
        var turns = "/conversations/" + conversation + "/turns";
        problem(person.post("/accounts", Person.application(WORD + "-name", ADDRESS, "short")));
        problem(person.post("/sessions", Map.of("email", ADDRESS, "password", WORD + "-wrong!")));
        problem(person.post("/sessions", Map.of("email", WORD, "password", WORD)));
        problem(person.post("/sessions/refresh", Map.of("refresh_token", WORD)));
        problem(person.send("POST", turns, "{\"text\": \"" + WORD));
        problem(person.send("POST", turns, "{\"text\": " + WORD + "}"));
        problem(person.send("POST", turns, "{\"text\":[\"" + WORD + "\"],\"mix\":\"" + WORD
                + "\",\"message_id\":\"" + WORD + "\"}"));
        problem(person.post("/conversations", Map.of("title", WORD + "\u0000" + WORD,
                "agents", List.of(agent("same", WORD)))));
        problem(person.post("/conversations", Map.of("agents",
                List.of(agent("same", "fast"), agent("same", "fast")))));
        problem(person.get("/" + WORD));
        problem(person.get("/conversations/" + WORD));
        problem(person.get("/conversations?cursor=" + WORD));
        problem(person.get("/conversations?limit=" + WORD));
        problem(person.with(WORD + "." + WORD + "." + WORD).get("/account"));
        problem(person.send("POST", "/conversations/" + UUID.randomUUID() + "/turns",
                "{\"text\":\"" + WORD + "\",\"message_id\":\"" + UUID.randomUUID() + "\"}"));
    }

    private void problem(HttpResponse<String> answer) {
        assertTrue(answer.statusCode() >= 400, answer.body());
        problems.add(answer.body());
        problems.add(answer.headers().map().toString());
    }

    private static void assertAbsent(String where, String text) {
        assertFalse(text.contains(WORD), where + " has it:\n" + text);
    }

    /** The whole data folder: tables, write-ahead log, server's log; all but the programs. */
    private List<String> filesWithTheWord() throws IOException {
        var programs = data.path("postgres/programs");
        var mails = data.path("outbox"); // for want of a mail server; their recipient is on them
        try (var files = Files.walk(data.path(""))) {
            return files.filter(file -> Files.isRegularFile(file) && !file.startsWith(programs)
                            && !file.startsWith(mails))
                    .filter(LeakTest::holdsTheWord).map(Path::toString).toList();
        }
    }

    private static boolean holdsTheWord(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
                    .contains(WORD);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
