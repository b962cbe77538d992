package com.aimixup.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A whole team behind one name of a model. */
final class OpenAiTeamTest {
    private static TestServer server;
    private final Person person = server.person(100);
    private final Door door = Door.of(server, person);

    @BeforeAll
    static void start() {
        server = TestServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({"round_robin, 2, 2", "parallel, 2, 2", "debate, 5, 5", "synthesis, 3, 3",
            "critique, 5, 5"})
    void everySpeakerIsAnnouncedAndEveryCallIsSummed(String mix, int announced, int calls) {
        make(mix, "fast", "fast");
        var answer = door.post("/v1/chat/completions", """
                {"model":"team/pair","messages":[{"role":"system","content":"Be brief."},
                 {"role":"user","content":"Why tides?"}]}""");
        assertEquals(200, answer.statusCode(), answer.body());
        var json = Person.json(answer);
        var text = json.at("/choices/0/message/content").asText();
        assertEquals(announced, text.split("\\*\\*(Ada|Bob):\\*\\* ", -1).length - 1, text);
        var charged = json.at("/usage/micro_credits").asLong();
        assertEquals(100_000_000 - charged, person.available());
        assertEquals(0, person.held());
        assertEquals(calls, person.read("/disclosures").path("data").size());
        assertEquals(0, person.read("/conversations").path("data").size());
    }

    @Test
    void aStreamSaysTheSameAndGoesOnWithWhatWasSaid() {
        make("round_robin", "steady", "fast");
        var stream = door.ask("team/pair", "Why tides?",
                "\"stream\":true,\"stream_options\":{\"include_usage\":true}");
        var chunks = Door.chunks(stream.body());
        var text = chunks.stream().map(chunk -> chunk.at("/choices/0/delta/content").asText(""))
                .collect(Collectors.joining());
        var whole = door.answer("team/pair", "Why tides?", "");
        assertEquals(whole.at("/choices/0/message/content").asText(), text);
        assertEquals(whole.path("usage"), chunks.getLast().path("usage"));
        assertTrue(text.startsWith("**Ada:** ") && text.contains("\n\n**Bob:** "), text);

        var next = door.post("/v1/chat/completions", """
                {"model":"team/pair","messages":[{"role":"user","content":"Why tides?"},
                 {"role":"assistant","content":"**Ada:** The moon."},
                 {"role":"user","content":"@Bob, do you agree?"}]}""");
        var said = Person.json(next).at("/choices/0/message/content").asText();
        assertTrue(said.startsWith("**Bob:** ") && !said.contains("\n\n**Ada:**"), said);
    }

    @Test
    void oneWhoFailsDoesNotStopTheOthersAndAllWhoFailDo() {
        make("round_robin", "overloaded", "fast");
        var answer = door.answer("team/pair", "Hello", "");
        assertFalse(answer.at("/choices/0/message/content").asText().contains("**Ada:**"));
        assertEquals(204, person.send("DELETE", "/teams/" + person.read("/teams")
                .at("/data/0/id").asText(), "").statusCode());
        make("round_robin", "overloaded", "overloaded");
        assertEquals(503, door.ask("team/pair", "Hello", "").statusCode());
        assertEquals(0, person.held());
    }

    @Test
    void aTeamIsItsOwnersAloneAndListedAmongTheModels() {
        make("parallel", "fast", "fast");
        assertEquals(200, door.get("/v1/models/team/pair").statusCode());
        assertTrue(door.get("/v1/models").body().contains("\"team/pair\""));
        var other = Door.of(server, server.person(10));
        assertEquals(404, other.ask("team/pair", "Hello", "").statusCode());
        assertEquals(404, other.get("/v1/models/team/pair").statusCode());
        assertEquals(400, door.ask("team/pair", "x",
                "\"response_format\":{\"type\":\"json_object\"}").statusCode());
    }

    private void make(String mix, String ada, String bob) {
        var made = person.post("/teams", Map.of("slug", "pair", "name", "A pair", "mix", mix,
                "agents", List.of(
                        Map.of("name", "Ada", "provider", "echo", "model", ada),
                        Map.of("name", "Bob", "provider", "echo", "model", bob))));
        assertEquals(201, made.statusCode(), made.body());
    }
}
