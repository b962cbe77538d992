package com.aimixup.adapter.http;

import static com.aimixup.adapter.http.TurnRoutesTest.conversation;
import static com.aimixup.adapter.http.TurnRoutesTest.header;
import static com.aimixup.adapter.http.TurnRoutesTest.named;
import static com.aimixup.adapter.http.TurnRoutesTest.turn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The stream of a turn that is over, long over, or cancelled. */
final class TurnStreamTest {
    private final World world = new World();
    private final Client anna = world.person("anna@example.org");

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void aTurnThatIsOverIsToldAgainWordForWordFromWhereOneWas() {
        var path = conversation(anna, "round_robin", "say", "fail");
        try (var first = anna.events("POST", path + "/turns",
                turn(UUID.randomUUID(), TurnRoutesTest.WORDS))) {
            var told = first.rest();
            for (var read = 0; read < told.size(); read++)
                try (var again = anna.with("Last-Event-ID", Integer.toString(read))
                        .events("GET", header(first, "Location") + "/events", "")) {
                    assertEquals(told.subList(read, told.size()), again.rest());
                }
            try (var mad = anna.with("Last-Event-ID", "57")
                    .events("GET", header(first, "Location") + "/events", "")) {
                assertEquals(List.of(told.getLast()), mad.rest());
            }
        }
    }

    @Test
    void aTurnThatIsLongOverIsToldAgainWithIdsThatGoOn() {
        var path = conversation(anna, "round_robin", "say", "fail");
        var turn = take(path, turn(UUID.randomUUID(), "hi"));
        world.pass(Duration.ofDays(2));
        assertEquals(1, world.turns.forget().handle());
        var back = world.client().as(
                world.client().logIn("anna@example.org").text("access_token"));
        try (var again = back.with("Last-Event-ID", "57").events("GET", turn + "/events", "")) {
            var events = again.rest();
            events.forEach(Contract::checkEvent);
            assertEquals("58", events.getFirst().id());
            assertEquals("turn.started", events.getFirst().name());
            assertEquals("turn.completed", events.getLast().name());
            assertTrue(named(events, "agent.delta").json().text("text").contains("hi"));
        }
        back.with("Last-Event-ID", "x").get(turn + "/events").isProblem(400, "invalid-input");
        assertEquals(200, back.send("HEAD", turn + "/events",
                BodyPublishers.noBody()).status());
    }

    @Test
    void aTurnIsCancelledAndKeepsWhatWasSaid() {
        var path = conversation(anna, "round_robin", "wait", "say");
        try (var stream = anna.events("POST", path + "/turns", turn(UUID.randomUUID(), "x"))) {
            var turn = header(stream, "Location");
            stream.until("agent.delta");
            anna.post(turn + "/cancel", "").is(202);
            var rest = stream.rest();
            rest.forEach(Contract::checkEvent);
            assertEquals("turn.cancelled", rest.getLast().name());
            assertEquals("by-person", rest.getLast().json().text("reason"));
            var over = anna.post(turn + "/cancel", "").is(200);
            assertEquals("cancelled", over.text("state"));
            assertEquals("partial", over.text("messages.1.state"));
            assertEquals(2, over.list("messages").size());
            world.person("bob@example.org").post(turn + "/cancel", "")
                    .isProblem(404, "not-found");
            anna.post(path + "/turns/" + UUID.randomUUID() + "/cancel", "")
                    .isProblem(404, "not-found");
        }
    }

    private String take(String path, String body) {
        try (var stream = anna.events("POST", path + "/turns", body)) {
            stream.until("turn.completed");
            return header(stream, "Location");
        }
    }
}
