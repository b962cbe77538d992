package com.aimixup.adapter.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.aimixup.application.privacy.KeyedHash;
import com.aimixup.application.privacy.KeyedHashContract;
import org.junit.jupiter.api.Test;

final class MacHashTest extends KeyedHashContract {
    @Override
    protected KeyedHash hash(int key) {
        var bytes = new byte[32];
        bytes[0] = (byte) key;
        return new MacHash(bytes);
    }

    @Test
    void aNameIsShortAndSaysNothing() {
        assertEquals(32, hash(1).of("use", new byte[1_000]).length());
    }
}
