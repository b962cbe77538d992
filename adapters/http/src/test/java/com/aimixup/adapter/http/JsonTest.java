package com.aimixup.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonTest {

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{", "}", "[1,", "{\"a\":}", "{\"a\":1,}", "{a:1}", "nul",
        "{\"a\":1}{\"b\":2}", "{\"a\":1} x", "'a'", "{\"a\":01}", "{\"a\":+1}", "{\"a\":NaN}",
        "{\"a\":.5}", "{\"a\":\"\n\"}", "{\"a\":\"\\x\"}", "{\"a\":\"\\ud8\"}", "/* c */{}",
        "{\"a\":1,\"a\":2}", "{\"a\":{\"b\":1,\"b\":1}}", "\ufeff{}", "{\"a\":1e99999999999}",
        "{\"a\":11111111111111111111111111111111111111111}"})
    void whatIsNotJsonIsRefusedByItsPlaceOnly(String text) {
        var refused = assertThrows(Refused.class, () ->
                Json.read(text.getBytes(StandardCharsets.UTF_8)));
        assertEquals(ProblemType.MALFORMED_JSON, refused.problem().type());
    }

    @Test
    void theProblemNamesThePlaceAndRepeatsNothing() {
        var refused = assertThrows(Refused.class, () ->
                Json.read("{\"a\":\n  secret}".getBytes(StandardCharsets.UTF_8)));
        assertEquals(2L, refused.problem().members().get("line"));
        assertFalse(refused.problem().toString().contains("secret"));
    }

    @Test
    void aBodyThatIsNotUtf8IsRefused() {
        for (var bytes : List.of(new byte[] {'"', (byte) 0xff, '"'},
                new byte[] {'"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"'},
                "{}".getBytes(StandardCharsets.UTF_16)))
            assertThrows(Refused.class, () -> Json.read(bytes));
    }

    @Test
    void depthIsLimited() {
        var deep = "[".repeat(Json.DEPTH_MAX) + "]".repeat(Json.DEPTH_MAX);
        Json.read(deep.getBytes(StandardCharsets.US_ASCII));
        var deeper = '[' + deep + ']';
        assertThrows(Refused.class, () ->
                Json.read(deeper.getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void anyTextComesBackAsItWent() {
        var text = "line\r\nline \u2028 \u0000 \" \\ </script> \ud83d\ude00 ä";
        var bytes = Json.bytes(new JsonObject().put("t", text));
        assertFalse(new String(bytes, StandardCharsets.UTF_8).contains("\n"));
        assertEquals(new JsonValue.Text(text),
                ((JsonValue.Members) Json.read(bytes)).values().get("t"));
    }

    @Test
    void timesHaveMillisecondsAlways() {
        assertEquals("{\"a\":\"2026-01-02T03:04:05.000Z\",\"b\":\"2026-01-02T03:04:05.678Z\"}",
                new String(Json.bytes(new JsonObject()
                        .put("a", Instant.parse("2026-01-02T03:04:05Z"))
                        .put("b", Instant.parse("2026-01-02T03:04:05.678999Z"))),
                        StandardCharsets.UTF_8));
    }

    @Test
    void nothingReadPrintsItself() {
        var value = Json.read("{\"secret\":[\"secret\",12345]}".getBytes(StandardCharsets.UTF_8));
        assertFalse(value.toString().contains("secret"));
        assertFalse(((JsonValue.Members) value).values().get("secret").toString()
                .matches(".*secret.*|.*12345.*"));
        assertFalse(new JsonObject().put("a", "secret").toString().contains("secret"));
    }
}
