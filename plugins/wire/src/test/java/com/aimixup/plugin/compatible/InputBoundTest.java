package com.aimixup.plugin.compatible;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.plugin.spi.ChatRequest;
import com.aimixup.plugin.spi.ChatRequest.Message;
import com.aimixup.plugin.spi.ChatRequest.Part;
import com.aimixup.plugin.spi.ChatRequest.Role;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

final class InputBoundTest {

    @Test
    void textIsAtMostATokenAByte() {
        assertEquals(16 + 16 + "∂🌊".getBytes(StandardCharsets.UTF_8).length,
                bound(0, new Part.Text("∂🌊")));
    }

    /** The host's own bound, a token a byte, would hold too little for it. */
    @Test
    void aTinyPictureCostsMoreThanItsBytes() {
        assertTrue(bound(0, new Part.Image("image/png", new byte[70])) > 1_500);
    }

    @Test
    void aLargePictureCostsNoMoreThanASmallOne() {
        assertEquals(bound(0, new Part.Image("image/png", new byte[70])),
                bound(0, new Part.Image("image/png", new byte[1 << 20])));
    }

    @Test
    void aDocumentMayHoldMoreThanItsBytes() {
        assertTrue(bound(0, new Part.File("a", "application/pdf", new byte[1_000])) > 4_000);
        assertTrue(bound(0, new Part.File("a", "text/plain", new byte[1_000])) < 1_100);
    }

    @Test
    void nothingExceedsWhatTheModelReads() {
        assertEquals(8_192, bound(8_192, new Part.Text("x".repeat(100_000))));
    }

    private static long bound(int contextTokens, Part part) {
        var request = new ChatRequest("m", "", List.of(new Message(Role.USER, List.of(part))), 10,
                OptionalDouble.empty(), Optional.empty(), Duration.ofSeconds(1));
        return InputBound.of(request, contextTokens).orElseThrow();
    }
}
