package com.aimixup.plugin.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PicturesTest {

    @ParameterizedTest
    @CsvSource({"89504e470d0a1a0a0000000d, image/png", "ffd8ffe000104a4649460001, image/jpeg",
            "474946383961010001008000, image/gif", "52494646240000005745425056503820, image/webp"})
    void theBytesTellTheType(String hex, String type) {
        var bytes = HexFormat.of().parseHex(hex);
        assertEquals(Optional.of(type), Pictures.mediaType(bytes));
        var base64 = Base64.getEncoder().encodeToString(bytes);
        for (var prefix : new String[] {"", "data:image/bmp;base64,"}) {
            assertEquals(type, Pictures.decode(prefix + base64).orElseThrow().mediaType());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "data:", "%%%", "AAAAAAAAAAAAAAAAAAAA", "PHN2Zz48L3N2Zz4AAAAA"})
    void whatIsNoPictureIsNone(String base64) {
        assertEquals(Optional.empty(), Pictures.decode(base64));
    }

    @Test
    void aFewBytesAreNoPicture() {
        assertEquals(Optional.empty(), Pictures.mediaType(new byte[] {(byte) 0xFF}));
    }
}
