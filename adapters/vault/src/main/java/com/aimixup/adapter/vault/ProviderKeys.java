package com.aimixup.adapter.vault;

import com.aimixup.application.privacy.WrappedKeys;
import com.aimixup.application.privacy.WrappedKeys.Wrapped;
import com.aimixup.application.runtime.Transactions;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The keys with which we call providers, kept among the secrets of the system: wrapped by the
 * master key, and wrapped anew by each rotation. Known as they were at the last look.
 */
public final class ProviderKeys {
    private static final String PURPOSE = "provider-key/";
    private static final int ATTEMPTS = 10;
    /** Stands where a key was: nobody may delete a secret of the system. */
    private static final byte[] REMOVED = {0};

    /** @param sealed by which a change is seen */
    private record Known(Wrapped sealed, String key) {
        boolean isStill(Wrapped now) {
            return sealed.masterVersion() == now.masterVersion()
                    && Arrays.equals(sealed.bytes(), now.bytes());
        }

        @Override
        public String toString() {
            return "Known[secret]";
        }
    }

    private final WrappedKeys store;
    private final MasterKeys masters;
    private final Transactions transactions;
    private volatile Map<String, Known> known = Map.of();

    public ProviderKeys(WrappedKeys store, MasterKeys masters, Transactions transactions) {
        this.store = store;
        this.masters = masters;
        this.transactions = transactions;
    }

    /** In place of the one before it, which cannot be had back. */
    public void put(String provider, String key) {
        seal(provider, key.getBytes(StandardCharsets.UTF_8));
    }

    public void remove(String provider) {
        seal(provider, REMOVED);
    }

    public Optional<String> find(String provider) {
        return Optional.ofNullable(known.get(PURPOSE + provider)).map(Known::key)
                .filter(key -> !key.isEmpty());
    }

    /**
     * Looks whether any was replaced, on whichever node.
     *
     * @return the providers of which one was
     */
    public synchronized Set<String> refresh() {
        var before = known;
        var now = new HashMap<String, Known>();
        var changed = new TreeSet<String>();
        transactions.run(() -> store.systemSecrets(PURPOSE)).forEach((purpose, sealed) -> {
            var old = Optional.ofNullable(before.get(purpose));
            var opened = old.filter(one -> one.isStill(sealed)).or(() -> open(purpose, sealed))
                    .or(() -> old);
            opened.ifPresent(one -> now.put(purpose, one));
            var same = opened.map(Known::key).equals(old.map(Known::key));
            if (!same) changed.add(purpose.substring(PURPOSE.length()));
        });
        known = Map.copyOf(now);
        return changed;
    }

    /** Empty while a rotation is between its steps, which the next look finds ended; or damaged. */
    private Optional<Known> open(String purpose, Wrapped sealed) {
        return masters.find(sealed.masterVersion())
                .flatMap(master -> SystemSecrets.tryUnwrap(master, purpose, sealed))
                .map(bytes -> new Known(sealed, Arrays.equals(bytes, REMOVED) ? ""
                        : new String(bytes, StandardCharsets.UTF_8)));
    }

    private void seal(String provider, byte[] key) {
        if (!provider.matches("[a-z0-9-]{1,32}") || key.length == 0)
            throw new IllegalArgumentException("no provider, or no key");
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var sealed = SystemSecrets.wrap(masters.active(), PURPOSE + provider, key);
            if (transactions.run(() -> store.putSystemSecret(PURPOSE + provider, sealed))) return;
            masters.refresh(); // rotated meanwhile
        }
        throw new IllegalStateException("the key cannot be sealed: no master key stays active");
    }
}
