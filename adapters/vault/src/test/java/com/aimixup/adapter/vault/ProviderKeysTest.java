package com.aimixup.adapter.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("secure.at-rest")
final class ProviderKeysTest {
    private static final String SECRET = "sk-not-to-be-seen";
    @TempDir
    private Path folder;
    private Keys keys;
    private ProviderKeys writer;
    private ProviderKeys node;

    @BeforeEach
    void open() {
        keys = Keys.in(folder);
        writer = on(keys);
        node = on(keys);
    }

    @Test
    void aKeyIsKnownToEachNodeAtItsNextLookAndReplacedLikewise() {
        assertEquals(Set.of(), node.refresh());
        writer.put("openai", SECRET);
        assertEquals(Optional.empty(), node.find("openai"));
        assertEquals(Set.of("openai"), node.refresh());
        assertEquals(Optional.of(SECRET), node.find("openai"));
        assertEquals(Set.of(), node.refresh());
        writer.put("openai", "another");
        writer.put("xai", "third");
        assertEquals(Set.of("openai", "xai"), node.refresh());
        assertEquals(Optional.of("another"), node.find("openai"));
        writer.put("xai", "third");
        assertEquals(Set.of(), node.refresh(), "the same again");
    }

    @Test
    void aRemovedKeyIsNone() {
        writer.put("openai", SECRET);
        node.refresh();
        writer.remove("openai");
        assertEquals(Set.of("openai"), node.refresh());
        assertEquals(Optional.empty(), node.find("openai"));
        writer.remove("never");
        node.refresh();
        assertEquals(Optional.empty(), node.find("never"));
    }

    @Test
    void aKeyOutlivesARotation() {
        writer.put("openai", SECRET);
        node.refresh();
        keys.rotation().rotate((_, _) -> {});
        assertEquals(Set.of(), node.refresh());
        assertEquals(Optional.of(SECRET), node.find("openai"));
        var later = on(keys);
        assertEquals(Set.of("openai"), later.refresh());
        assertEquals(Optional.of(SECRET), later.find("openai"));
    }

    @Test
    void whatIsStoredAndWhatPrintsTellNothing() {
        writer.put("openai", SECRET);
        node.refresh();
        var stored = keys.store().systemSecret("provider-key/openai").orElseThrow();
        assertFalse(new String(stored.bytes(), StandardCharsets.ISO_8859_1).contains(SECRET));
        assertFalse(node.toString().contains(SECRET));
        // The place is part of it: one provider never gets the key of another.
        keys.store().putSystemSecret("provider-key/xai", stored);
        assertEquals(Set.of(), node.refresh());
        assertEquals(Optional.empty(), node.find("xai"));
        assertEquals(Optional.of(SECRET), node.find("openai"));
    }

    @Test
    void nonsenseIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> writer.put("../x", SECRET));
        assertThrows(IllegalArgumentException.class, () -> writer.put("openai", ""));
    }

    private static ProviderKeys on(Keys keys) {
        return new ProviderKeys(keys.store(), keys.masters(), keys.transactions());
    }
}
