package com.aimixup.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What becomes of messages and conversations over real HTTP and PostgreSQL. */
final class BranchesTest {
    private static TestServer server;
    private final Person person = server.person(100);

    @BeforeAll
    static void start() {
        server = TestServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aConversationIsEditedAnsweredAgainForkedAndExportedAndBroughtBack() {
        var conversation = person.conversation("round_robin", "fast", "fast");
        var path = "/conversations/" + conversation;
        person.turn(conversation, "What moves the sea?");
        var old = person.messages(conversation);
        read(person.send("PATCH", path + "/messages/" + id(old, 0), turn("And the wind?")));
        var edited = branch(path);
        assertEquals(3, edited.size());
        assertEquals("And the wind?", edited.get(0).path("text").asText());
        read(person.send("POST", path + "/messages/" + id(edited, 2) + "/regenerate",
                "{\"message_id\":\"" + UUID.randomUUID() + "\"}"));
        var again = branch(path);
        assertEquals(id(edited, 1), id(again, 1));
        assertEquals(7, person.messages(conversation).size());

        var spent = person.available();
        var fork = person.post(path + "/fork", Map.of("id", UUID.randomUUID().toString(),
                "message_id", id(old, 1)));
        assertEquals(201, fork.statusCode(), fork.body());
        var forked = "/conversations/" + Person.json(fork).path("id").asText();
        assertEquals(2, branch(forked).size());
        var exported = person.get(path + "/export");
        assertEquals(200, exported.statusCode());
        var report = person.send("POST", "/conversations/import", exported.body());
        assertEquals(1, Person.json(report).path("imported").asInt(), report.body());
        var copy = "/conversations/"
                + Person.json(report).path("conversations").get(0).path("id").asText();
        assertEquals(3, branch(copy).size());
        assertEquals("Agent A", branch(copy).get(1).path("author").path("name").asText());
        assertEquals(1, Person.json(person.send("POST", "/conversations/import",
                exported.body())).path("known").asInt());
        assertEquals(spent, person.available());
    }

    @Tag("retain.conversations")
    @Test
    void aRemovedMessageIsGoneFromEveryTableWithItsFiles() {
        var conversation = person.conversation("single", "fast");
        person.turn(conversation, "stays");
        var upload = Person.send(person.request("/files").header("X-File-Name", "a.txt")
                .POST(BodyPublishers.ofString("tides")).build());
        var file = Person.json(upload).path("id").asText();
        var question = UUID.randomUUID().toString();
        read(person.post("/conversations/" + conversation + "/turns", Map.of(
                "message_id", question, "text", "goes", "files", List.of(file))));
        var all = person.messages(conversation);
        var answer = id(all, 3);
        var turn = all.get(3).path("turn_id").asText();
        assertEquals(204, person.send("DELETE", "/conversations/" + conversation + "/messages/"
                + question, "").statusCode());
        assertEquals(2, person.messages(conversation).size());
        assertEquals(404, person.get("/files/" + file).statusCode());
        for (var table : List.of("message", "message_file", "turn", "file"))
            for (var gone : List.of(question, answer, turn, file)) {
                long rows = server.server().database().one("select count(*) as n from " + table
                        + " t where t::text like '%' || ? || '%'", row -> row.number("n"), gone);
                assertEquals(0, rows, table);
            }
        assertTrue(names(person.turn(conversation, "goes on")).contains("turn.completed"));
    }

    @Test
    void aPresetTeamTalksInTheSandbox() {
        for (var preset : List.of("debate_of_three", "writer_and_critics",
                "panel_with_synthesis")) {
            var team = person.post("/teams", Map.of("preset", preset));
            assertEquals(201, team.statusCode(), team.body());
            var begun = person.post("/conversations", Map.of(
                    "team", Person.json(team).path("slug").asText()));
            assertEquals(201, begun.statusCode(), begun.body());
            var events = person.turn(Person.json(begun).path("id").asText(), "Tides?");
            assertTrue(events.stream().filter(event -> event.name().equals("agent.completed"))
                    .count() >= 4, preset);
            assertEquals("turn.completed", events.getLast().name());
        }
    }

    @Test
    void aTitleIsSuggestedAndPaidFor() {
        var conversation = person.conversation("single", "fast");
        person.turn(conversation, "Why are there tides?");
        var before = person.available();
        var made = person.post("/conversations/" + conversation + "/title-suggestion",
                Map.of("provider", "echo", "model", "fast"));
        assertEquals(200, made.statusCode(), made.body());
        assertTrue(!Person.json(made).path("title").asText().isBlank());
        assertEquals(before - Person.json(made).path("micro_credits").asLong(),
                person.available());
        assertEquals(0, person.held());
        assertEquals(2, person.read("/disclosures").path("data").size());
    }

    private JsonNode branch(String path) {
        return person.read(path + "/messages?branch=head").path("data");
    }

    private static String id(JsonNode messages, int index) {
        return messages.get(index).path("id").asText();
    }

    private static String turn(String text) {
        return "{\"message_id\":\"" + UUID.randomUUID() + "\",\"text\":\"" + text + "\"}";
    }

    private static void read(HttpResponse<String> answer) {
        assertEquals(200, answer.statusCode(), answer.body());
        assertEquals("turn.completed", Event.all(answer.body()).getLast().name());
    }

    private static List<String> names(List<Event> events) {
        return events.stream().map(Event::name).toList();
    }
}
