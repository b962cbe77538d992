package com.aimixup.adapter.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.application.privacy.FieldRef;
import com.aimixup.application.privacy.Vault.Unreadable;
import com.aimixup.application.privacy.Vault;
import com.aimixup.application.privacy.VaultContract;
import com.aimixup.application.privacy.WrappedKeys.AccountKey;
import com.aimixup.application.runtime.MovableClock;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.accounts.EmailAddress;
import com.aimixup.domain.privacy.Private;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EnvelopeVaultTest extends VaultContract {
    private static final FieldRef FIELD = new FieldRef(ANNA, "message", "body", new UUID(3, 3));
    @TempDir
    private Path folder;
    private Keys keys;
    private Vault vault;

    @BeforeEach
    void open() {
        keys = Keys.in(folder);
        vault = keys.vault();
    }

    @Override
    protected Vault vault() {
        return vault;
    }

    @Test
    void anotherProcessWithTheSameKeysReadsIt() {
        vault.createKey(ANNA);
        var sealed = vault.seal(FIELD, Private.of("hello"));
        var other = keys.vault();
        assertEquals("hello", other.open(FIELD, sealed).reveal());
        assertTrue(Arrays.equals(vault.blindIndex(new EmailAddress("a@example.org")),
                other.blindIndex(new EmailAddress("a@example.org"))));
    }

    @Test
    void anEnvelopeAddsThirtyBytes() {
        vault.createKey(ANNA);
        assertEquals(30, vault.sealBytes(FIELD, new byte[0]).length);
        assertEquals(30 + 1024, vault.sealBytes(FIELD, new byte[1024]).length);
    }

    @Test
    @Tag("secure.at-rest")
    void aWrappedKeyMovedToAnotherAccountDoesNotUnwrap() {
        vault.createKey(ANNA);
        var moved = keys.store().accountKey(ANNA).orElseThrow();
        keys.store().addAccountKey(new AccountKey(BEN, moved));
        var field = new FieldRef(BEN, "message", "body", new UUID(3, 3));
        var failure = assertThrows(Unreadable.class, () -> vault.seal(field, Private.of("x")));
        assertEquals("damaged key: message.body", failure.getMessage());
    }

    /** Even if two accounts ever had one key; their ids differ in one half only. */
    @Test
    @Tag("secure.at-rest")
    void theAccountIsAuthenticatedToo() {
        var master = keys.masters().active();
        for (var id : List.of(new UUID(1, 7), new UUID(7, 1), new UUID(1, 1)))
            keys.store().addAccountKey(
                    AccountKeys.wrap(master, new AccountId(id), new byte[32]));
        var sealed = vault.seal(FIELD, Private.of("hello"));
        for (var id : List.of(new UUID(1, 7), new UUID(7, 1))) {
            var field = new FieldRef(new AccountId(id), "message", "body", FIELD.row());
            assertThrows(Unreadable.class, () -> vault.open(field, sealed));
        }
    }

    /** The chance that these hundred thousand repeat by accident is one in 10^19. */
    @Test
    void noNonceRepeats() throws Exception {
        vault.createKey(ANNA);
        var nonces = new HashSet<String>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var seals = new ArrayList<Future<List<String>>>();
            for (int thread = 0; thread < 100; thread++)
                seals.add(threads.submit(() -> nonces(1_000)));
            for (var seal : seals) nonces.addAll(seal.get());
        }
        assertEquals(100_000, nonces.size());
    }

    private List<String> nonces(int count) {
        return IntStream.range(0, count)
                .mapToObj(_ -> vault.sealBytes(FIELD, new byte[1]))
                .map(sealed -> Arrays.toString(Arrays.copyOfRange(sealed, 2, 14)))
                .toList();
    }

    @Test
    void aKeyDestroyedByAnotherProcessIsForgottenWithinMinutes() {
        var clock = new MovableClock(Keys.NOON.instant());
        var later = new Keys(keys.source(), keys.store(), keys.transactions(), clock).vault();
        later.createKey(ANNA);
        var sealed = later.seal(FIELD, Private.of("hello"));
        keys.vault().destroyKey(ANNA);
        clock.pass(KeyCache.LIFE.minusMillis(1));
        assertEquals("hello", later.open(FIELD, sealed).reveal());
        clock.pass(Duration.ofMillis(1));
        assertThrows(Unreadable.class, () -> later.open(FIELD, sealed));
    }

    @Test
    void theIndexOfAnAddressDependsOnTheSecret(@TempDir Path other) {
        var address = new EmailAddress("anna@example.org");
        assertFalse(Arrays.equals(vault.blindIndex(address),
                Keys.in(other).vault().blindIndex(address)));
    }
}
