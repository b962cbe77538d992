package com.aimixup.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Pictures as OpenAI's clients order them. */
final class OpenAiImagesTest {
    private static final String PATH = "/v1/images/generations";
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
    void picturesAreDrawnPaidForToldAndForgotten() {
        var drawn = door(false).post(PATH, """
                {"model":"echo/pixels","prompt":"A tide","n":2,"size":"256x256",
                 "response_format":"b64_json"}""");
        assertEquals(200, drawn.statusCode(), drawn.body());
        var json = Person.json(drawn);
        assertEquals(2, json.path("data").size());
        var png = Base64.getDecoder().decode(json.at("/data/0/b64_json").asText());
        assertEquals("PNG", new String(png, 1, 3, StandardCharsets.US_ASCII));
        assertEquals(100_000_000 - json.path("micro_credits").asLong(), person.available());
        assertEquals(0, person.held());
        assertEquals(0, person.read("/images").path("data").size());
        assertEquals(0, person.read("/files").path("data").size());
        assertEquals("pixels", person.read("/disclosures").at("/data/0/model").asText());
    }

    @Test
    void aKeyThatKeepsKeepsThemAndWhatIsNotOfferedIsRefused() {
        var keeping = door(true);
        assertEquals(200, keeping.post(PATH, """
                {"model":"echo/pixels","prompt":"A tide"}""").statusCode());
        assertEquals(1, person.read("/files").path("data").size());
        var refused = keeping.post(PATH, """
                {"model":"echo/pixels","prompt":"A tide","response_format":"url"}""");
        assertEquals(400, refused.statusCode(), refused.body());
        assertEquals("response_format", Person.json(refused).at("/error/param").asText());
        assertEquals(404, keeping.post(PATH, """
                {"model":"echo/fast","prompt":"A tide"}""").statusCode());
        assertEquals(403, Door.of(server, person).post(PATH, "{}").statusCode());
        assertTrue(person.held() == 0);
    }

    private Door door(boolean store) {
        return Door.of(server, person, Map.of("name", "x", "scopes", List.of("images"),
                "store", store));
    }
}
