package com.aimixup.plugin.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SseFramesTest {
    private static final WireLimits SMALL = new WireLimits(64, 1_000, 1_000);

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void aLineEndsInAnyOfThreeWays(String end) throws IOException {
        for (int step = 1; step < 9; step++) {
            var stream = "event: a\ndata: one\n\ndata: two\n\n".replace("\n", end);
            assertEquals(List.of(new Frame("a", "one"), new Frame("", "two")),
                    all(stream, step), "in steps of " + step);
        }
    }

    @Test
    void severalDataLinesAreOneText() throws IOException {
        assertEquals(List.of(new Frame("", "one\n two\n")),
                all("data: one\ndata:  two\ndata\n\n", 3));
    }

    @Test
    void aCharacterMayBeSplitOverReads() throws IOException {
        for (int step = 1; step < 5; step++) {
            assertEquals(List.of(new Frame("", "Ti∂es 🌊")), all("data: Ti∂es 🌊\n\n", step));
        }
    }

    @Test
    void commentsIdsAndRetryTimesAreNoEvents() throws IOException {
        assertEquals(List.of(new Frame("", "x")),
                all(": keep-alive\n\nid: 7\nretry: 10\n\nevent: lost\n\ndata: x\n\n", 4));
    }

    @Test
    void aByteOrderMarkIsDropped() throws IOException {
        assertEquals(List.of(new Frame("", "\uFEFFx")), all("\uFEFFdata: \uFEFFx\n\n", 2));
    }

    @Test
    void anEventWithoutItsBlankLineIsDropped() throws IOException {
        assertEquals(List.of(new Frame("", "one")), all("data: one\n\ndata: two\n", 5));
        assertEquals(List.of(new Frame("", "one")), all("data: one\n\ndata: tw", 5));
    }

    /** A read that blocks after the blank line would otherwise hold the event back. */
    @Test
    void anEventIsGivenBeforeMoreIsRead() throws IOException {
        for (var end : List.of("\n", "\r\n", "\r")) {
            var stream = "data: one" + end + end;
            var frames = new SseFrames(new Blocking(stream), SMALL);
            assertEquals("one", frames.next().orElseThrow().data());
        }
    }

    @Test
    void whatIsNoEventIsKeptAside() throws IOException {
        var frames = new SseFrames(Trickle.of("{\n  \"error\": {}\n}", 2), SMALL);
        assertFalse(frames.next().isPresent());
        assertEquals("{\n  \"error\": {}\n}\n", frames.stray());
    }

    @Test
    void aLineAndAnEventHaveTheirLimits() {
        var line = "data: " + "x".repeat(59) + "\n\n";
        assertThrows(LimitException.class, () -> all(line, 10));
        var event = ("data: " + "x".repeat(30) + "\n").repeat(3) + "\n";
        assertThrows(LimitException.class, () -> all(event, 10));
        var endless = "x".repeat(100_000);
        assertThrows(LimitException.class, () -> all(endless, 8_192));
    }

    @Test
    void aFrameDoesNotPrintItsText() {
        assertTrue(new Frame("a", "tides").toString().indexOf("tides") < 0);
    }

    private static List<Frame> all(String stream, int step) throws IOException {
        var frames = new SseFrames(Trickle.of(stream, step), SMALL);
        var all = new ArrayList<Frame>();
        for (var next = frames.next(); next.isPresent(); next = frames.next()) all.add(next.get());
        return all;
    }

    /** Where another would wait for the network, this one fails. */
    private static final class Blocking extends InputStream {
        private final InputStream in;

        Blocking(String text) {
            in = Trickle.of(text, 4);
        }

        @Override
        public int read() {
            throw new AssertionError("reads single bytes");
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            var read = in.read(bytes, offset, length);
            if (read < 0) throw new AssertionError("waits for more");
            return read;
        }
    }
}
