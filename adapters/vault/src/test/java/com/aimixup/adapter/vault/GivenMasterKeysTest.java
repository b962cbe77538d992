package com.aimixup.adapter.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class GivenMasterKeysTest {
    private static final String SETTING = "AIMIXUP_MASTER_KEY";
    private static final MasterKey FIRST = MasterKey.random(1, new SecureRandom());
    private static final MasterKey SECOND = MasterKey.random(2, new SecureRandom());

    @Test
    void aKeyAloneIsTheFirstVersion() {
        var keys = given(FIRST.base64()).read();
        assertEquals(Set.of(1), keys.keySet());
        assertEquals(FIRST.base64(), keys.get(1).base64());
    }

    @Test
    void severalKeysNameTheirVersions() {
        for (var between : List.of(",", "\n", " , ")) {
            var keys = given("1:" + FIRST.base64() + between + "2:" + SECOND.base64()).read();
            assertEquals(Set.of(1, 2), keys.keySet());
            assertEquals(SECOND.base64(), keys.get(2).base64());
        }
        assertEquals(Map.of(), given("").read());
    }

    @Test
    void aWrongTextIsRefusedAndNotShown() {
        for (var wrong : List.of("x:" + FIRST.base64(), "0:" + FIRST.base64(), ":",
                FIRST.base64().substring(1), "1:" + FIRST.base64() + ":2")) {
            var failure = assertThrows(MasterKeyUnusable.class, () -> given(wrong).read());
            assertTrue(failure.getMessage().contains(SETTING));
            assertFalse(failure.getMessage().contains(FIRST.base64().substring(1, 20)));
        }
        var twice = "1:" + FIRST.base64() + ",1:" + SECOND.base64();
        assertThrows(MasterKeyUnusable.class, () -> given(twice).read());
    }

    @Test
    void aRotationAsksTheOperatorForTheNextKey() {
        var failure = assertThrows(MasterKeyUnusable.class,
                () -> given("1:" + FIRST.base64()).add(MasterKey.random(2, new SecureRandom())));
        assertTrue(failure.getMessage().contains("Add it there as 2:"));
        var both = given("1:" + FIRST.base64() + ",2:" + SECOND.base64());
        assertEquals(SECOND.base64(),
                both.add(MasterKey.random(2, new SecureRandom())).base64());
        assertFalse(both.destroy(1));
    }

    @Test
    void aCommandPrintsTheKeys() {
        var source = GivenMasterKeys.printedBy("AIMIXUP_MASTER_KEY_COMMAND",
                List.of("sh", "-c", "echo 1:" + FIRST.base64() + "; echo problem >&2"));
        assertEquals(FIRST.base64(), source.read().get(1).base64());
    }

    @Test
    void aCommandThatFailsSaysSo() {
        for (var command : List.of(List.of("sh", "-c", "echo 1:" + FIRST.base64() + "; exit 3"),
                List.of("/no/such/command"))) {
            var failure = assertThrows(MasterKeyUnusable.class,
                    () -> GivenMasterKeys.printedBy(SETTING, command).read());
            assertTrue(failure.getMessage().contains(SETTING));
            assertFalse(failure.getMessage().contains(FIRST.base64()));
        }
    }

    private static GivenMasterKeys given(String text) {
        return GivenMasterKeys.inText(SETTING, text);
    }
}
