package com.aimixup.application.privacy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What a keyed hash promises. */
public abstract class KeyedHashContract {

    protected abstract KeyedHash hash(int key);

    @Test
    void theSameHasTheSameNameForEverybodyWithTheKey() {
        assertEquals(hash(1).of("use", bytes("a"), bytes("b")),
                hash(1).of("use", bytes("a"), bytes("b")));
        assertNotEquals(hash(1).of("use", bytes("a")), hash(2).of("use", bytes("a")));
    }

    @Test
    void usesAndPartsDoNotRunTogether() {
        assertNotEquals(hash(1).of("use", bytes("ab")), hash(1).of("other", bytes("ab")));
        assertNotEquals(hash(1).of("use", bytes("a"), bytes("b")),
                hash(1).of("use", bytes("ab")));
        assertNotEquals(hash(1).of("use", bytes("a"), bytes("b")),
                hash(1).of("use", bytes(""), bytes("ab")));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
