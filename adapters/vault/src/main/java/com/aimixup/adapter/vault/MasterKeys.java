package com.aimixup.adapter.vault;

import com.aimixup.application.privacy.WrappedKeys;
import com.aimixup.application.privacy.WrappedKeys.Master;
import com.aimixup.application.privacy.WrappedKeys.Master.State;
import com.aimixup.application.runtime.Transactions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The master keys in use, each proven to be the one that the store knows. Follows a rotation in
 * another process: a version that is not known yet is looked for anew.
 */
public final class MasterKeys {
    /** How long a process in use may still hold a key that another one has destroyed. */
    static final Duration AGE_MAX = Duration.ofMinutes(1);
    private static final int ATTEMPTS = 3;
    private final MasterKeySource source;
    private final WrappedKeys store;
    private final Clock clock;
    private final boolean first;
    private volatile Snapshot snapshot;

    private record Snapshot(List<Master> masters, MasterKey active, Map<Integer, MasterKey> all,
            Instant readAt) {}

    private MasterKeys(MasterKeySource source, WrappedKeys store, Clock clock, boolean first) {
        this.source = source;
        this.store = store;
        this.clock = clock;
        this.first = first;
        this.snapshot = read();
    }

    /**
     * Writes only where there was never a master key: then it makes the first one.
     *
     * @throws MasterKeyUnusable if one that is in use is missing or wrong
     */
    public static MasterKeys open(MasterKeySource source, WrappedKeys store,
            Transactions transactions, Clock clock) {
        var first = transactions.run(store::masters).isEmpty();
        if (first) begin(source, store, transactions);
        return new MasterKeys(source, store, clock, first);
    }

    /** Whether this start made the first key; the operator should hear where it is. */
    public boolean areFirst() {
        return first;
    }

    /** Where the active key is kept, for the operator. */
    public String place() {
        return source.place(active().version());
    }

    MasterKey active() {
        return current().active();
    }

    /** Empty if this version was destroyed or never was. */
    Optional<MasterKey> find(int version) {
        var found = current().all().get(version);
        if (found == null) {
            refresh();
            found = snapshot.all().get(version);
        }
        return Optional.ofNullable(found);
    }

    /** Two threads may do so at once: a lock here could wait for a connection that waits for it. */
    void refresh() {
        snapshot = read();
    }

    private Snapshot current() {
        var known = snapshot;
        var now = clock.instant();
        if (now.isBefore(known.readAt().plus(AGE_MAX))) return known;
        // The source is asked only if something changed: it may be a command.
        snapshot = same(known.masters(), store.masters())
                ? new Snapshot(known.masters(), known.active(), known.all(), now) : read();
        return snapshot;
    }

    /** The store first: a new key is kept before the store knows it, so it is there by then. */
    private Snapshot read() {
        for (int attempt = 1; ; attempt++) {
            var masters = store.masters();
            try {
                return snapshot(masters, source.read());
            } catch (MasterKeyUnusable unusable) {
                // It may have been destroyed between the two looks, which the store says first.
                if (attempt == ATTEMPTS || same(masters, store.masters())) throw unusable;
            }
        }
    }

    private Snapshot snapshot(List<Master> masters, Map<Integer, MasterKey> atHand) {
        var all = new HashMap<Integer, MasterKey>();
        for (var master : masters) {
            if (master.state() == State.DESTROYED) continue;
            var version = master.version();
            var key = atHand.get(version);
            if (key == null) throw MasterKeyUnusable.missing(version, source.place(version));
            if (!key.isProvenBy(master.checkValue()))
                throw MasterKeyUnusable.wrong(version, source.place(version));
            all.put(version, key);
        }
        var active = masters.stream().filter(master -> master.state() == State.ACTIVE)
                .reduce((_, later) -> later)
                .orElseThrow(() -> new IllegalStateException("no master key is active"));
        return new Snapshot(masters, all.get(active.version()), Map.copyOf(all),
                clock.instant());
    }

    private static boolean same(List<Master> before, List<Master> after) {
        return before.stream().map(MasterKeys::versionAndState).toList()
                .equals(after.stream().map(MasterKeys::versionAndState).toList());
    }

    private static String versionAndState(Master master) {
        return master.version() + " " + master.state();
    }

    private static void begin(MasterKeySource source, WrappedKeys store,
            Transactions transactions) {
        var given = source.read();
        var key = given.isEmpty() ? source.add(MasterKey.random(1, new SecureRandom()))
                : given.get(Collections.max(given.keySet()));
        try {
            transactions.run(() -> store.addMaster(
                    new Master(key.version(), State.ACTIVE, key.checkValue())));
        } catch (RuntimeException failure) {
            // Another node may have been first; what it added is checked like any other.
            if (transactions.run(store::masters).isEmpty()) throw failure;
        }
    }
}
