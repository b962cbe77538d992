package com.aimixup.application.privacy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.aimixup.application.privacy.Vault.Unreadable;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.accounts.EmailAddress;
import com.aimixup.domain.privacy.Private;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a vault promises. */
@Tag("secure.at-rest")
public abstract class VaultContract {
    protected static final AccountId ANNA = new AccountId(new UUID(1, 1));
    protected static final AccountId BEN = new AccountId(new UUID(2, 2));
    private static final FieldRef FIELD = new FieldRef(ANNA, "message", "body", new UUID(3, 3));
    private static final String SECRET = "the otter in room 12";

    protected abstract Vault vault();

    @Test
    void textComesBackAsItWas() {
        vault().createKey(ANNA);
        for (var text : List.of("", SECRET, "é, 中文, 🦦", "\0", "\ud83e",
                "\udda6 half an otter", "\ufeff\uffff", "long ".repeat(100_000))) {
            var sealed = vault().seal(FIELD, Private.of(text));
            assertEquals(text, vault().open(FIELD, sealed).reveal());
        }
    }

    @Test
    void bytesComeBackAsTheyWere() {
        vault().createKey(ANNA);
        var random = new Random(1);
        for (int length : new int[] {0, 1, 15, 16, 17, 1024, 1 << 20}) {
            var bytes = new byte[length];
            random.nextBytes(bytes);
            assertArrayEquals(bytes,
                    vault().openBytes(FIELD, vault().sealBytes(FIELD, bytes)));
        }
    }

    @Test
    void whatIsSealedShowsNothing() {
        vault().createKey(ANNA);
        var first = vault().seal(FIELD, Private.of(SECRET));
        var second = vault().seal(FIELD, Private.of(SECRET));
        assertFalse(Arrays.equals(first, second), "equal texts must not look alike");
        assertFalse(new String(first, StandardCharsets.ISO_8859_1)
                .contains("otter"));
    }

    @Test
    void aFieldInAnotherPlaceDoesNotOpen() {
        vault().createKey(ANNA);
        vault().createKey(BEN);
        var sealed = vault().seal(FIELD, Private.of(SECRET));
        for (var elsewhere : List.of(
                new FieldRef(BEN, "message", "body", FIELD.row()),
                new FieldRef(ANNA, "messag", "ebody", FIELD.row()),
                new FieldRef(ANNA, "conversation", "body", FIELD.row()),
                new FieldRef(ANNA, "message", "title", FIELD.row()),
                new FieldRef(ANNA, "message", "body", new UUID(3, 4)))) {
            assertThrows(Unreadable.class, () -> vault().open(elsewhere, sealed));
        }
    }

    @Test
    void whatWasChangedDoesNotOpen() {
        vault().createKey(ANNA);
        var sealed = vault().seal(FIELD, Private.of(SECRET));
        for (int at = 0; at < sealed.length; at++) {
            var changed = sealed.clone();
            changed[at] ^= 1;
            assertThrows(Unreadable.class, () -> vault().open(FIELD, changed));
            var cut = Arrays.copyOf(sealed, at);
            assertThrows(Unreadable.class, () -> vault().open(FIELD, cut));
        }
        var longer = Arrays.copyOf(sealed, sealed.length + 1);
        assertThrows(Unreadable.class, () -> vault().open(FIELD, longer));
        assertEquals(SECRET, vault().open(FIELD, sealed).reveal());
    }

    @Test
    @Tag("right.erase")
    void nothingOpensOnceTheKeyIsDestroyed() {
        vault().createKey(ANNA);
        vault().createKey(BEN);
        var bens = new FieldRef(BEN, "message", "body", FIELD.row());
        var sealed = vault().seal(FIELD, Private.of(SECRET));
        var other = vault().seal(bens, Private.of(SECRET));
        vault().destroyKey(ANNA);
        vault().destroyKey(ANNA);
        assertThrows(Unreadable.class, () -> vault().open(FIELD, sealed));
        assertEquals(SECRET, vault().open(bens, other).reveal());
    }

    @Test
    void nothingIsSealedForAnAccountWithoutKey() {
        var failure = assertThrows(Unreadable.class,
                () -> vault().seal(FIELD, Private.of(SECRET)));
        assertFalse(failure.getMessage().contains("otter"));
    }

    @Test
    void equalTextsOfOneAccountAndUseHaveOneFingerprint() {
        vault().createKey(ANNA);
        vault().createKey(BEN);
        var mark = vault().fingerprint(ANNA, "team.slug", Private.of(SECRET));
        assertArrayEquals(mark, vault().fingerprint(ANNA, "team.slug", Private.of(SECRET)));
        for (var other : List.of(vault().fingerprint(BEN, "team.slug", Private.of(SECRET)),
                vault().fingerprint(ANNA, "team.slugs", Private.of(SECRET)),
                vault().fingerprint(ANNA, "team.slug", Private.of(SECRET + "."))))
            assertFalse(Arrays.equals(mark, other));
        assertEquals(32, mark.length);
        vault().destroyKey(ANNA);
        assertThrows(Unreadable.class,
                () -> vault().fingerprint(ANNA, "team.slug", Private.of(SECRET)));
    }

    @Test
    void equalAddressesHaveOneBlindIndex() {
        var index = vault().blindIndex(new EmailAddress("anna@example.org"));
        assertArrayEquals(index, vault().blindIndex(new EmailAddress("anna@EXAMPLE.org")));
        assertFalse(Arrays.equals(index, vault().blindIndex(new EmailAddress("ann@example.org"))));
        assertEquals(32, index.length);
    }
}
