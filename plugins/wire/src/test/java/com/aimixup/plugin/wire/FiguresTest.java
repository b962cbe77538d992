package com.aimixup.plugin.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

final class FiguresTest {

    @Test
    void theLastWordOnEachFigureStands() {
        var figures = new Figures();
        figures.take(json("{\"in\":12,\"out\":1,\"cache\":3}"));
        figures.take(json("{\"out\":40,\"cache\":null}"));
        figures.take(json("{}"));
        figures.take(json("{}").path("absent"));
        assertEquals(json("{\"in\":12,\"out\":40,\"cache\":3}"), figures.latest());
    }

    private static JsonNode json(String text) {
        return Json.read(text).orElseThrow();
    }
}
