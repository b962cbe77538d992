package com.aimixup.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What belongs to somebody else is answered exactly as what was never there. */
final class UnknownIdsTest {
    private static final String TURN =
            "{\"message_id\":\"%s\",\"text\":\"Hello\"}".formatted(UUID.randomUUID());
    private static final String AGENT =
            "{\"name\":\"Mine\",\"provider\":\"echo\",\"model\":\"fast\"}";
    private static TestServer server;

    /** A request that names things by id. */
    private record Ask(String method, String path, String body) {}

    @BeforeAll
    static void start() {
        server = TestServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void anothersIdsAnswerAsIdsOfNothingOnEveryRoute() {
        var owner = server.person(100);
        var conversation = owner.conversation("single", "fast");
        var turn = owner.turn(conversation, "Mine alone").getFirst().data().path("turn").asText();
        var agent = owner.read("/conversations/" + conversation).path("agents").path(0)
                .path("id").asText();
        var message = owner.messages(conversation).path(0).path("id").asText();
        var session = owner.tokens().path("session_id").asText();
        var stranger = server.person(100);
        var own = stranger.conversation("single", "fast");
        var before = server.rows();

        var none = UUID.randomUUID().toString();
        var foreign = asks(own, conversation, agent, turn, message, session);
        var unknown = asks(own, none, none, none, none, none);
        for (var index = 0; index < foreign.size(); index++) {
            var ask = foreign.get(index);
            var answer = stranger.send(ask.method, ask.path, ask.body);
            var likewise = unknown.get(index);
            var expected = stranger.send(likewise.method, likewise.path, likewise.body);
            assertEquals(expected.statusCode(), answer.statusCode(), ask.toString());
            assertEquals(ask.body.contains("parent_id") ? 422 : 404, answer.statusCode(),
                    ask + answer.body());
            assertEquals(Person.json(expected).path("type"), Person.json(answer).path("type"));
            assertEquals(Person.json(expected).path("detail"), Person.json(answer).path("detail"));
        }
        assertEquals(before, server.rows(), "nothing was changed");
        assertEquals(200, owner.get("/conversations/" + conversation + "/turns/" + turn)
                .statusCode());
    }

    @Test
    void whatIsNoIdIsAsUnknownAsAnIdOfNothing() {
        var person = server.person(0);
        for (var text : List.of("x", "0", "..%2f..", "%00", "' or 1=1 --".replace(" ", "%20"),
                "00000000-0000-0000-0000-00000000000g"))
            assertEquals(404, person.get("/conversations/" + text).statusCode(), text);
    }

    private static List<Ask> asks(String own, String conversation, String agent, String turn,
            String message, String session) {
        var at = "/conversations/" + conversation;
        var asks = new ArrayList<>(List.of(
                new Ask("GET", at, ""),
                new Ask("PATCH", at, "{\"title\":\"Taken\"}"),
                new Ask("DELETE", at, ""),
                new Ask("GET", at + "/messages", ""),
                new Ask("POST", at + "/agents", AGENT),
                new Ask("POST", at + "/turns", TURN),
                new Ask("DELETE", "/sessions/" + session, "")));
        // Also through a conversation of one's own.
        for (var place : List.of(at, "/conversations/" + own)) {
            asks.add(new Ask("PATCH", place + "/agents/" + agent, "{\"name\":\"Taken\"}"));
            asks.add(new Ask("DELETE", place + "/agents/" + agent, ""));
            asks.add(new Ask("GET", place + "/turns/" + turn, ""));
            asks.add(new Ask("GET", place + "/turns/" + turn + "/events", ""));
        }
        asks.add(new Ask("POST", "/conversations/" + own + "/turns",
                "{\"message_id\":\"%s\",\"text\":\"Hello\",\"parent_id\":\"%s\"}"
                        .formatted(UUID.randomUUID(), message)));
        return asks;
    }
}
