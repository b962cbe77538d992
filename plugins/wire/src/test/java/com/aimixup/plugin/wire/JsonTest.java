package com.aimixup.plugin.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonTest {

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "tides", "{", "{\"a\":1", "{} {}", "{\"a\":1}}", "'a'", "NaN"})
    void whatIsNotOneValueAloneIsNone(String text) {
        assertEquals(Optional.empty(), Json.read(text));
    }

    @Test
    void whatIsNestedBeyondReasonIsNone() {
        assertTrue(Json.read("[".repeat(100_000)).isEmpty());
        assertTrue(Json.read("[".repeat(200) + "]".repeat(200)).isEmpty());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"7 | 7", "0 | 0", "-1 | 0", "null | 0", "\"7\" | 0",
            "7.9 | 7", "1e30 | 0", "99999999999999999999 | 0", "{} | 0"})
    void aCountIsNeverNegativeNorAbsurd(String json, long count) {
        assertEquals(count, Json.count(Json.read(json).orElseThrow()));
    }

    @Test
    void anEmptyTextIsNone() {
        var json = Json.read("{\"a\":\"\",\"b\":null,\"c\":\"x\"}").orElseThrow();
        assertEquals(Optional.empty(), Json.text(json.path("a")));
        assertEquals(Optional.empty(), Json.text(json.path("b")));
        assertEquals(Optional.empty(), Json.text(json.path("missing")));
        assertEquals(Optional.of("x"), Json.text(json.path("c")));
    }
}
