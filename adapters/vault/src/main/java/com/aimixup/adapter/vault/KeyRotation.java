package com.aimixup.adapter.vault;

import com.aimixup.application.privacy.WrappedKeys;
import com.aimixup.application.privacy.WrappedKeys.Master;
import com.aimixup.application.privacy.WrappedKeys.Master.State;
import com.aimixup.application.runtime.Transactions;
import java.security.SecureRandom;
import java.util.Optional;

/**
 * Puts every key under a new master key and destroys the old one, beside running servers. From then
 * on the wrapped keys in older backups are noise, those of erased accounts among them ({@code
 * right.erase}); data keys stay as they are, so nothing else is encrypted anew.
 *
 * <p>Each step can be the last before a crash: the next run goes on from there.
 */
public final class KeyRotation {
    private static final int BATCH = 500;
    private final MasterKeySource source;
    private final MasterKeys masters;
    private final WrappedKeys store;
    private final Transactions transactions;

    /** Hears how many account keys are done, of how many. */
    @FunctionalInterface
    public interface Progress {
        void done(long keys, long total);
    }

    /**
     * How a rotation ended.
     *
     * @param activeVersion of the master key in use now
     * @param keys how many account keys were wrapped anew
     * @param oldPlace where the operator must destroy the old master key; empty if we did
     */
    public record Rotated(int activeVersion, long keys, Optional<String> oldPlace) {}

    public KeyRotation(MasterKeySource source, MasterKeys masters, WrappedKeys store,
            Transactions transactions) {
        this.source = source;
        this.masters = masters;
        this.store = store;
        this.transactions = transactions;
    }

    /** Finishes a rotation that was begun, or makes one. */
    public Rotated rotate(Progress progress) {
        destroyLeftOver();
        var old = in(State.RETIRING).orElseGet(this::begin);
        masters.refresh();
        var keys = empty(old, progress);
        var place = source.place(old);
        var destroyed = source.destroy(old);
        masters.refresh();
        return new Rotated(masters.active().version(), keys,
                destroyed ? Optional.empty() : Optional.of(place));
    }

    /** A crash may have come between the store's word that a key is destroyed and the deed. */
    private void destroyLeftOver() {
        for (var master : transactions.run(store::masters)) {
            var version = master.version();
            if (master.state() == State.DESTROYED
                    && transactions.run(() -> store.countUnder(version)) == 0)
                source.destroy(version);
        }
    }

    /** @return the version that retires */
    private int begin() {
        var all = transactions.run(store::masters);
        var old = in(State.ACTIVE).orElseThrow(
                () -> new IllegalStateException("no master key is active"));
        var version = all.stream().mapToInt(Master::version).max().orElseThrow() + 1;
        // Kept before the store knows it, so that whoever reads of it finds it.
        var key = source.add(MasterKey.random(version, new SecureRandom()));
        transactions.run(() -> {
            store.changeMaster(old, State.RETIRING);
            store.addMaster(new Master(version, State.ACTIVE, key.checkValue()));
        });
        return old;
    }

    /** Wraps anew what is under this version, until the store agrees that nothing is. */
    private long empty(int old, Progress progress) {
        var from = masters.find(old).orElseThrow(
                () -> new IllegalStateException("another rotation ended meanwhile"));
        var to = masters.active();
        var total = transactions.run(() -> store.countUnder(old));
        long done = 0;
        do {
            transactions.run(() -> rewrapSecrets(from, to));
            for (int batch; (batch = transactions.run(() -> rewrapBatch(from, to))) > 0; ) {
                done += batch;
                progress.done(done, Math.max(done, total));
            }
        } while (!transactions.run(() -> retired(old)));
        return done;
    }

    private void rewrapSecrets(MasterKey from, MasterKey to) {
        store.systemSecretsUnder(from.version()).forEach((purpose, secret) ->
                store.replaceSystemSecret(purpose,
                        SystemSecrets.rewrap(from, to, purpose, secret)));
    }

    private int rewrapBatch(MasterKey from, MasterKey to) {
        var batch = store.accountKeysUnder(from.version(), BATCH);
        store.replaceAccountKeys(batch.stream()
                .map(key -> AccountKeys.rewrap(from, to, key)).toList());
        return batch.size();
    }

    private boolean retired(int old) {
        if (store.countUnder(old) > 0) return false;
        store.changeMaster(old, State.DESTROYED);
        return true;
    }

    private Optional<Integer> in(State state) {
        return transactions.run(store::masters).stream()
                .filter(master -> master.state() == state).map(Master::version).findFirst();
    }
}
