package com.aimixup.adapter.http;

import static com.aimixup.adapter.http.TurnRoutesTest.conversation;
import static com.aimixup.adapter.http.TurnRoutesTest.header;
import static com.aimixup.adapter.http.TurnRoutesTest.named;
import static com.aimixup.adapter.http.TurnRoutesTest.turn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Agents that draw, over HTTP: the event, the message, the file, and what is refused. */
final class DrawingAgentRoutesTest {
    private static final String ALL = "/api/v1/conversations";
    private final World world = new World();
    private final Client anna = world.person("anna@example.org");

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void aPictureIsAnEventAndAFileOfItsMessage() {
        var path = conversation(anna, "parallel", "paint", "say", "paint-nothing");
        try (var stream = anna.events("POST", path + "/turns",
                turn(UUID.randomUUID(), "a fox"))) {
            var events = stream.rest();
            events.forEach(Contract::checkEvent);
            var image = named(events, "agent.image").json();
            assertEquals("refused", named(events, "agent.failed").json().text("problem.code"));
            var file = anna.get("/api/v1/files/" + image.text("file_id")).is(200);
            assertEquals("a fox", file.text("provenance.prompt"));
            assertEquals(image.text("message"), file.text("provenance.message_id"));
            assertEquals("a fox0", anna.get("/api/v1/files/" + image.text("file_id")
                    + "/content").is(200).bodyText());
            var shown = anna.get(header(stream, "Location")).is(200);
            assertEquals("", shown.text("messages.1.text"));
            assertEquals(image.text("file_id"), shown.text("messages.1.files.0"));
        }
        var markdown = anna.get(path + "/export?format=markdown").is(200).bodyText();
        assertTrue(markdown.contains("*(drew a picture: "), markdown);
        var exported = anna.get(path + "/export").is(200).bodyText();
        var copy = anna.post(ALL + "/import", exported).is(200).text("conversations.0.id");
        assertEquals("(drew a picture)", anna.get(ALL + '/' + copy + "/messages").is(200)
                .text("data.1.text"));
    }

    @Test
    void whereAMixNeedsWordsTheFieldIsNamed() {
        var agents = "\"agents\":[{\"name\":\"A\",\"provider\":\"test\",\"model\":\"paint\"},"
                + "{\"name\":\"B\",\"provider\":\"test\",\"model\":\"say\"}]}";
        for (var mix : new String[] {"debate", "moderated", "synthesis", "critique"}) {
            var refused = anna.post(ALL, "{\"mix\":\"" + mix + "\"," + agents)
                    .isProblem(422, "model-not-usable");
            assertEquals("needs_words", refused.text("reason"));
            assertEquals(Set.of("agents[0].model"), refused.errors().keySet());
        }
        anna.post("/api/v1/teams", "{\"slug\":\"t\",\"name\":\"T\",\"mix\":\"critique\"," + agents)
                .isProblem(422, "model-not-usable");
        var path = anna.post(ALL, "{\"mix\":\"parallel\"," + agents).is(201).header("Location");
        assertEquals(Set.of("agents[0].model"), anna.patch(path, "{\"mix\":\"debate\"}")
                .isProblem(422, "model-not-usable").errors().keySet());
        var turn = turn(UUID.randomUUID(), "a fox").replace("}", ",\"mix\":\"synthesis\"}");
        for (var query : new String[] {"", "?estimate=true"})
            assertEquals(Set.of("mix"), anna.post(path + "/turns" + query, turn)
                    .isProblem(422, "model-not-usable").errors().keySet());
        anna.patch(path, "{\"mix\":\"debate\",\"lead\":2}").is(200);
        assertEquals(0, anna.get(path + "/messages").is(200).list("data").size());
    }

    @Test
    void noTitleIsAskedOfWhoOnlyDraws() {
        var path = conversation(anna, "single", "say");
        try (var stream = anna.events("POST", path + "/turns", turn(UUID.randomUUID(), "x"))) {
            stream.until("turn.completed");
        }
        assertEquals("not_for_chat", anna.post(path + "/title-suggestion",
                "{\"provider\":\"test\",\"model\":\"paint\"}")
                .isProblem(422, "model-not-usable").text("reason"));
    }
}
