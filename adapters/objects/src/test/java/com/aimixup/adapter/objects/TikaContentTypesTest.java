package com.aimixup.adapter.objects;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TikaContentTypesTest {
    private final TikaContentTypes types = new TikaContentTypes();

    @ParameterizedTest
    @CsvSource({
        "89504e470d0a1a0a0000000d49484452, image/png",
        "ffd8ffe000104a4649460001, image/jpeg",
        "474946383961, image/gif",
        "504b0304140000000800, application/zip",
        "255044462d312e370a, application/pdf",
        "00000001020304f5f6f7, application/octet-stream",
        "'', application/octet-stream"})
    void marksAtTheBeginningTell(String hex, String type) {
        assertEquals(type, types.of(HexFormat.of().parseHex(hex)));
    }

    @ParameterizedTest
    @CsvSource({
        "'Just words, and a line.', text/plain",
        "'<!DOCTYPE html><html><body>x</body></html>', text/html",
        "'<html><script>alert(1)</script></html>', text/html",
        "'<svg xmlns=\"http://www.w3.org/2000/svg\"></svg>', image/svg+xml"})
    void textIsToldToo(String text, String type) {
        assertEquals(type, types.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void noParameterIsAdded() {
        assertEquals("text/plain", types.of("gr\u00fc\u00dfe".getBytes(StandardCharsets.UTF_8)));
    }
}
