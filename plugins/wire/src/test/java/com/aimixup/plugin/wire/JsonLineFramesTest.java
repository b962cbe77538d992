package com.aimixup.plugin.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class JsonLineFramesTest {

    @Test
    void eachLineIsAnEvent() throws IOException {
        assertEquals(List.of("{\"a\":1}", "{\"b\":2}"), all("{\"a\":1}\n\r\n\n{\"b\":2}\r\n"));
    }

    @Test
    void aLastLineWithoutItsEndCountsOnlyIfItIsWhole() throws IOException {
        assertEquals(List.of("{\"a\":1}"), all("{\"a\":1}"));
        assertEquals(List.of(), all("{\"a\":1"));
    }

    private static List<String> all(String stream) throws IOException {
        var frames = new JsonLineFrames(Trickle.of(stream, 3), WireLimits.TEXT);
        var all = new ArrayList<String>();
        for (var next = frames.next(); next.isPresent(); next = frames.next()) {
            all.add(next.get().data());
        }
        return all;
    }
}
