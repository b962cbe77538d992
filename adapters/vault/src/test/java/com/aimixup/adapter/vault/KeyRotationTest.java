package com.aimixup.adapter.vault;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.application.privacy.FieldRef;
import com.aimixup.application.privacy.Vault.Unreadable;
import com.aimixup.application.privacy.Vault;
import com.aimixup.application.privacy.WrappedKeys.AccountKey;
import com.aimixup.application.privacy.WrappedKeys.Master.State;
import com.aimixup.application.privacy.WrappedKeys;
import com.aimixup.application.runtime.MovableClock;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.privacy.Private;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("secure.at-rest")
final class KeyRotationTest {
    private static final AccountId ANNA = account(1);
    @TempDir
    private Path folder;
    private Keys keys;

    @BeforeEach
    void open() {
        keys = Keys.in(folder);
    }

    @Test
    void everyKeyIsWrappedAnewAndTheOldMasterIsGone() {
        var vault = keys.vault();
        var sealed = seal(vault, 1_234);
        var index = keys.secrets().emailIndex();
        var progress = new ArrayList<String>();

        var rotated = keys.rotation().rotate((done, total) -> progress.add(done + "/" + total));

        assertEquals(new KeyRotation.Rotated(2, 1_234, Optional.empty()), rotated);
        // The total counts the one system secret too, the done keys do not.
        assertEquals(List.of("500/1235", "1000/1235", "1234/1235"), progress);
        assertFalse(Files.exists(folder.resolve("master-1.key")));
        assertEquals(0, keys.store().countUnder(1));
        assertEquals(List.of(State.DESTROYED, State.ACTIVE),
                keys.store().masters().stream().map(WrappedKeys.Master::state).toList());
        assertOpens(vault, sealed);
        assertOpens(keys.vault(), sealed);
        assertArrayEquals(index, keys.secrets().emailIndex());
    }

    @Test
    @Tag("right.erase")
    void aKeyOutOfAnOlderBackupNoLongerOpens() {
        var clock = new MovableClock(Keys.NOON.instant());
        var server = new Keys(keys.source(), keys.store(), keys.transactions(), clock).vault();
        var sealed = seal(server, 1).getFirst();
        var backup = keys.store().accountKey(ANNA).orElseThrow();
        server.destroyKey(ANNA);
        keys.rotation().rotate((_, _) -> {});

        // The row as it was, in a store that takes it without asking for its master key.
        keys.store().addAccountKey(new AccountKey(ANNA, new WrappedKeys.Wrapped(2, new byte[41])));
        keys.store().replaceAccountKeys(List.of(new AccountKey(ANNA, backup)));
        clock.pass(MasterKeys.AGE_MAX); // until then it may still know the old master
        for (var reader : List.of(server, keys.vault())) {
            var failure = assertThrows(Unreadable.class, () -> reader.open(field(ANNA), sealed));
            assertTrue(failure.getMessage().startsWith("the master key is destroyed"));
        }
        var renamed = new WrappedKeys.Wrapped(2, backup.bytes());
        keys.store().replaceAccountKeys(List.of(new AccountKey(ANNA, renamed)));
        assertThrows(Unreadable.class, () -> keys.vault().open(field(ANNA), sealed));
    }

    /** Stops at each call to the store, the key folder and the transactions in turn. */
    @Test
    void aRotationThatCrashedAnywhereIsFinishedByTheNext() {
        var crashes = 0;
        for (int call = 1; ; call++) {
            for (var afterwards : List.of(false, true)) {
                var fresh = Keys.in(folder.resolve(call + "-" + afterwards));
                var vault = fresh.vault();
                var sealed = seal(vault, 3);
                var crash = new CrashingOnCall(call, afterwards);
                var rotation = crashing(fresh, crash);
                if (crash.crashed()) continue; // before it began
                try {
                    rotation.rotate((_, _) -> {});
                    if (!crash.crashed()) {
                        assertTrue(crashes > 20, "only " + crashes);
                        return;
                    }
                } catch (CrashingOnCall.Crash expected) {
                    crashes++;
                }
                var late = account(900);
                vault.createKey(late);
                assertOpens(vault, sealed);
                assertOpens(fresh.vault(), sealed);

                fresh.rotation().rotate((_, _) -> {});

                assertOpens(vault, sealed);
                assertOpens(fresh.vault(), sealed);
                fresh.vault().seal(field(late), Private.of("x"));
                var active = fresh.masters().active().version();
                assertEquals(Set.of(active), fresh.source().read().keySet());
                assertEquals(5, fresh.store().countUnder(active));
            }
        }
    }

    /** As if another process had put one back between the last batch and the end. */
    @Test
    void theOldMasterStaysWhileAnythingIsUnderIt() {
        var vault = keys.vault();
        var sealed = seal(vault, 3);
        var straggler = new AccountKey(ANNA, keys.store().accountKey(ANNA).orElseThrow());
        var late = new AtomicBoolean(true);
        var store = (WrappedKeys) Proxy.newProxyInstance(WrappedKeys.class.getClassLoader(),
                new Class<?>[] {WrappedKeys.class}, (_, method, arguments) -> {
                    if (method.getName().equals("countUnder")
                            && keys.store().accountKeysUnder(1, 1).isEmpty()
                            && late.getAndSet(false))
                        keys.store().replaceAccountKeys(List.of(straggler));
                    return method.invoke(keys.store(), arguments);
                });
        new KeyRotation(keys.source(), keys.masters(), store, keys.transactions())
                .rotate((_, _) -> {});
        assertFalse(late.get());
        assertEquals(0, keys.store().countUnder(1));
        assertOpens(keys.vault(), sealed);
    }

    @Test
    void theOperatorDestroysAKeyThatWasGivenToUs() {
        var random = new SecureRandom();
        var first = MasterKey.random(1, random).base64();
        var second = MasterKey.random(2, random).base64();
        var before = given(first);
        var sealed = seal(before.vault(), 2);
        assertThrows(MasterKeyUnusable.class, () -> before.rotation().rotate((_, _) -> {}));
        assertOpens(before.vault(), sealed);

        var both = given("1:" + first + ",2:" + second);
        assertEquals(Optional.of("AIMIXUP_MASTER_KEY"),
                both.rotation().rotate((_, _) -> {}).oldPlace());
        assertOpens(given("2:" + second).vault(), sealed);
    }

    private Keys given(String text) {
        return new Keys(GivenMasterKeys.inText("AIMIXUP_MASTER_KEY", text), keys.store(),
                keys.transactions(), keys.clock());
    }

    private static KeyRotation crashing(Keys keys, CrashingOnCall crash) {
        var source = crash.before(MasterKeySource.class, keys.source());
        var store = crash.before(WrappedKeys.class, keys.store());
        var masters = MasterKeys.open(keys.source(), keys.store(), keys.transactions(),
                keys.clock());
        return new KeyRotation(source, masters, store, keys.transactions());
    }

    private static List<byte[]> seal(Vault vault, int accounts) {
        var sealed = new ArrayList<byte[]>();
        for (int i = 1; i <= accounts; i++) {
            vault.createKey(account(i));
            sealed.add(vault.seal(field(account(i)), Private.of("text " + i)));
        }
        return sealed;
    }

    private static void assertOpens(Vault vault, List<byte[]> sealed) {
        for (int i = 1; i <= sealed.size(); i++)
            assertEquals("text " + i,
                    vault.open(field(account(i)), sealed.get(i - 1)).reveal());
    }

    private static FieldRef field(AccountId account) {
        return new FieldRef(account, "message", "body", new UUID(5, 5));
    }

    private static AccountId account(int number) {
        return new AccountId(new UUID(0, number));
    }
}
