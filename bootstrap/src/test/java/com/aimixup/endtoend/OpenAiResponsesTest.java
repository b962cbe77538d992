package com.aimixup.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The Responses API over real HTTP, PostgreSQL and the sandbox. */
final class OpenAiResponsesTest {
    /** {@link Door#PIXEL} with a place in it. */
    private static final String PLACED = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAAHH"
            + "RFWHRDb21tZW50AEdQUy01Mi4zNzAyTi00Ljg5NTJF+BJ+OAAAAA1JREFUeNpjZPjPUA8AA4YBgFo0fW"
            + "sAAAAASUVORK5CYII=";
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

    @Test
    void aResponseHasTheSameWordsWholeAndInEvents() {
        var asked = """
                {"model":"echo/steady","input":"Why tides?","instructions":"You are a poet."%s}""";
        var whole = door.post("/v1/responses", asked.formatted(""));
        assertEquals(200, whole.statusCode(), whole.body());
        var response = Person.json(whole);
        assertEquals("completed", response.path("status").asText());
        assertFalse(response.path("store").asBoolean());
        var said = response.at("/output/0/content/0/text").asText();
        var stream = Door.events(door.post("/v1/responses", asked.formatted(",\"stream\":true"))
                .body());
        assertEquals("response.created", stream.getFirst().path("type").asText());
        assertEquals("response.completed", stream.getLast().path("type").asText());
        for (var n = 0; n < stream.size(); n++)
            assertEquals(n, stream.get(n).path("sequence_number").asInt());
        assertEquals(said, stream.stream().map(event -> event.path("delta").asText(""))
                .collect(Collectors.joining()));
        assertEquals(response.path("usage"), stream.getLast().at("/response/usage"));
        assertEquals(0, person.held());
        var referring = door.post("/v1/responses", """
                {"model":"echo/fast","input":"And?","previous_response_id":"resp_1"}""");
        assertEquals(400, referring.statusCode(), referring.body());
        assertEquals("previous_response_id",
                Person.json(referring).at("/error/param").asText());
    }

    @Test
    void aToolIsCalledInAResponseAndItsOutputAnswered() {
        var tool = "\"tools\":[{\"type\":\"function\",\"name\":\"weather\","
                + "\"parameters\":{\"type\":\"object\"},\"strict\":true}]";
        var events = Door.events(door.post("/v1/responses", """
                {"model":"echo/fast","input":"Ask weather","stream":true,%s}""".formatted(tool))
                .body());
        var call = events.getLast().at("/response/output/0");
        assertEquals("function_call", call.path("type").asText());
        var answered = door.post("/v1/responses", """
                {"model":"echo/fast","input":[{"role":"user","content":"Ask weather"},%s,
                 {"type":"function_call_output","call_id":"%s","output":"rain"}],%s}"""
                .formatted(call, call.path("call_id").asText(), tool));
        assertTrue(answered.body().contains("The tool said “rain”."), answered.body());
        var cut = Door.events(door.broken("/v1/responses", """
                {"model":"echo/cut","input":"Hello","stream":true}"""));
        assertEquals("truncated", cut.getLast().path("code").asText());
        assertEquals("truncated", cut.getLast().at("/error/code").asText());
    }

    @Test
    @Tag("share.minimal")
    void aPictureInAMessageGoesOnWithoutThePlaceWhereItWasTaken() {
        for (var answer : List.of(seen(PLACED), responded(PLACED))) {
            assertEquals(200, answer.statusCode(), answer.body());
            assertTrue(answer.body().contains("image/png of 70 bytes"), answer.body());
        }
        var before = person.available();
        for (var refused : List.of(seen("iVBORw0KGgo="), responded("R0lGODlh"))) {
            assertEquals(422, refused.statusCode(), refused.body());
            assertEquals("picture_not_taken", Person.json(refused).at("/error/code").asText());
        }
        assertEquals(before, person.available());
        assertEquals(0, person.held());
    }

    /** It says that it is another kind of picture, which does not matter. */
    private HttpResponse<String> responded(String picture) {
        return door.post("/v1/responses", """
                {"model":"echo/observer","input":[{"role":"user","content":[
                 {"type":"input_image","image_url":"data:image/jpeg;base64,%s"}]}]}"""
                .formatted(picture));
    }

    private HttpResponse<String> seen(String picture) {
        return door.post("/v1/chat/completions", """
                {"model":"echo/observer","messages":[{"role":"user","content":[
                 {"type":"image_url","image_url":{"url":"data:image/png;base64,%s"}}]}]}"""
                .formatted(picture));
    }
}
