package com.aimixup.application.privacy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.application.privacy.WrappedKeys.AccountKey;
import com.aimixup.application.privacy.WrappedKeys.Master;
import com.aimixup.application.privacy.WrappedKeys.Master.State;
import com.aimixup.application.privacy.WrappedKeys.Wrapped;
import com.aimixup.application.runtime.Transactions;
import com.aimixup.domain.accounts.AccountId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * What a store of wrapped keys promises. Each test starts with an empty store; the keys under test
 * belong to accounts that have no other rows.
 */
public abstract class WrappedKeysContract {
    private static final AccountId ANNA = account(1);
    private static final AccountId BEN = account(2);
    private static final byte[] CHECK = {9, 9};

    protected abstract WrappedKeys keys();

    protected abstract Transactions transactions();

    @Test
    void aMasterKeyIsReadBackWithItsStateAndCheckValue() {
        run(() -> keys().addMaster(new Master(1, State.ACTIVE, CHECK)));
        run(() -> keys().changeMaster(1, State.RETIRING));
        run(() -> keys().addMaster(new Master(2, State.ACTIVE, new byte[] {7})));
        var masters = transactions().run(() -> keys().masters());
        assertEquals(List.of(1, 2), masters.stream().map(Master::version).toList());
        assertEquals(State.RETIRING, masters.getFirst().state());
        assertArrayEquals(CHECK, masters.getFirst().checkValue());
    }

    @Test
    void aMasterVersionIsAddedOnce() {
        activeMaster(1);
        assertThrows(RuntimeException.class,
                () -> run(() -> keys().addMaster(new Master(1, State.ACTIVE, new byte[] {1}))));
        assertArrayEquals(CHECK, transactions().run(() -> keys().masters()).getFirst()
                .checkValue());
    }

    @Test
    void anAccountKeyIsReadBack() {
        activeMaster(1);
        assertTrue(add(ANNA, 1, 10));
        var found = transactions().run(() -> keys().accountKey(ANNA)).orElseThrow();
        assertEquals(1, found.masterVersion());
        assertArrayEquals(new byte[] {10}, found.bytes());
        assertTrue(transactions().run(() -> keys().accountKey(BEN)).isEmpty());
    }

    @Test
    void anAccountHasOneKeyForEver() {
        activeMaster(1);
        add(ANNA, 1, 10);
        assertThrows(RuntimeException.class, () -> add(ANNA, 1, 11));
        assertArrayEquals(new byte[] {10},
                transactions().run(() -> keys().accountKey(ANNA)).orElseThrow().bytes());
    }

    @Test
    void noKeyIsAddedUnderAMasterKeyThatIsNotActive() {
        activeMaster(1);
        run(() -> keys().changeMaster(1, State.RETIRING));
        assertFalse(add(ANNA, 1, 10));
        assertFalse(add(ANNA, 2, 10), "a version that does not exist");
        assertFalse(transactions().run(
                () -> keys().addSystemSecret("pepper", wrapped(1, 10))));
        assertEquals(0, transactions().run(() -> keys().countUnder(1)));
    }

    @Test
    void aRemovedKeyIsGoneAndStaysGoneWhenReplaced() {
        activeMaster(1);
        add(ANNA, 1, 10);
        run(() -> keys().removeAccountKey(ANNA));
        run(() -> keys().removeAccountKey(ANNA));
        run(() -> keys().replaceAccountKeys(List.of(new AccountKey(ANNA, wrapped(1, 20)))));
        assertTrue(transactions().run(() -> keys().accountKey(ANNA)).isEmpty());
    }

    @Test
    void batchesOfReplacedKeysReachEachKeyOnce() {
        activeMaster(1);
        for (int i = 0; i < 25; i++) add(account(i), 1, i);
        run(() -> keys().changeMaster(1, State.RETIRING));
        activeMaster(2);
        Set<AccountId> seen = new HashSet<>();
        for (int batches = 0; batches < 3; batches++) {
            run(() -> {
                var batch = keys().accountKeysUnder(1, 10);
                var replaced = new ArrayList<AccountKey>();
                for (var key : batch) {
                    assertTrue(seen.add(key.account()));
                    replaced.add(new AccountKey(key.account(), wrapped(2, 99)));
                }
                keys().replaceAccountKeys(replaced);
            });
        }
        assertEquals(25, seen.size());
        assertEquals(0, transactions().run(() -> keys().countUnder(1)));
        assertEquals(25, transactions().run(() -> keys().countUnder(2)));
    }

    @Test
    void aSystemSecretIsAddedOnceAndReplaced() {
        activeMaster(1);
        assertTrue(transactions().run(() -> keys().addSystemSecret("pepper", wrapped(1, 1))));
        assertFalse(transactions().run(() -> keys().addSystemSecret("pepper", wrapped(1, 2))));
        assertArrayEquals(new byte[] {1},
                transactions().run(() -> keys().systemSecret("pepper")).orElseThrow().bytes());
        assertEquals(1, transactions().run(() -> keys().countUnder(1)));
        assertEquals(Set.of("pepper"),
                transactions().run(() -> keys().systemSecretsUnder(1)).keySet());

        run(() -> keys().changeMaster(1, State.RETIRING));
        activeMaster(2);
        run(() -> keys().replaceSystemSecret("pepper", wrapped(2, 3)));
        run(() -> keys().replaceSystemSecret("other", wrapped(2, 3)));
        assertTrue(transactions().run(() -> keys().systemSecretsUnder(1)).isEmpty());
        assertTrue(transactions().run(() -> keys().systemSecret("other")).isEmpty());
        assertArrayEquals(new byte[] {3},
                transactions().run(() -> keys().systemSecret("pepper")).orElseThrow().bytes());
    }

    @Test
    void aSystemSecretIsPutInPlaceOfAnotherUnderTheActiveMasterOnly() {
        activeMaster(1);
        assertTrue(put("key/a", wrapped(1, 1)));
        assertTrue(put("key/a", wrapped(1, 2)));
        assertTrue(put("key/b", wrapped(1, 3)));
        assertTrue(put("other", wrapped(1, 4)));
        run(() -> keys().changeMaster(1, State.RETIRING));
        activeMaster(2);
        assertFalse(put("key/a", wrapped(1, 5)));
        assertTrue(put("key/b", wrapped(2, 6)));
        var found = transactions().run(() -> keys().systemSecrets("key/"));
        assertEquals(Set.of("key/a", "key/b"), found.keySet());
        assertArrayEquals(new byte[] {2}, found.get("key/a").bytes());
        assertArrayEquals(new byte[] {6}, found.get("key/b").bytes());
        assertEquals(2, found.get("key/b").masterVersion());
        assertTrue(transactions().run(() -> keys().systemSecrets("key_")).isEmpty());
    }

    @Test
    void whatAFailedTransactionDidIsUndone() {
        activeMaster(1);
        add(ANNA, 1, 10);
        assertThrows(Failed.class, () -> run(() -> {
            keys().addAccountKey(new AccountKey(BEN, wrapped(1, 20)));
            keys().removeAccountKey(ANNA);
            throw new Failed();
        }));
        assertTrue(transactions().run(() -> keys().accountKey(BEN)).isEmpty());
        assertArrayEquals(new byte[] {10},
                transactions().run(() -> keys().accountKey(ANNA)).orElseThrow().bytes());
    }

    private void activeMaster(int version) {
        run(() -> keys().addMaster(new Master(version, State.ACTIVE, CHECK)));
    }

    private boolean add(AccountId account, int masterVersion, int content) {
        return transactions().run(() -> keys().addAccountKey(
                new AccountKey(account, wrapped(masterVersion, content))));
    }

    private boolean put(String purpose, Wrapped secret) {
        return transactions().run(() -> keys().putSystemSecret(purpose, secret));
    }

    private void run(Runnable work) {
        transactions().run(work);
    }

    private static Wrapped wrapped(int masterVersion, int content) {
        return new Wrapped(masterVersion, new byte[] {(byte) content});
    }

    private static AccountId account(int number) {
        return new AccountId(new UUID(number, number));
    }

    private static final class Failed extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
