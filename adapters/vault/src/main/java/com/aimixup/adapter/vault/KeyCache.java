package com.aimixup.adapter.vault;

import com.aimixup.domain.accounts.AccountId;
import java.time.Clock;
import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.SecretKey;

/**
 * Unwrapped data keys of the accounts that are busy now. An entry lives a fixed time, however often
 * it is read, so that a key which was destroyed on another node is not kept alive by use. Without a
 * thread of its own: the dead are removed when others are added.
 */
final class KeyCache {
    static final int ENTRIES_MAX = 10_000;
    static final Duration LIFE = Duration.ofMinutes(5);
    private final Map<AccountId, Entry> entries = new ConcurrentHashMap<>();
    private final Clock clock;
    private volatile long sweptAtMillis;

    private record Entry(SecretKey key, long untilMillis) {
        @Override
        public String toString() {
            return "Entry[private]";
        }
    }

    KeyCache(Clock clock) {
        this.clock = clock;
        this.sweptAtMillis = clock.millis();
    }

    Optional<SecretKey> find(AccountId account) {
        var entry = entries.get(account);
        if (entry == null || entry.untilMillis() <= clock.millis()) return Optional.empty();
        return Optional.of(entry.key());
    }

    void put(AccountId account, SecretKey key) {
        var now = clock.millis();
        if (entries.size() >= ENTRIES_MAX || now - sweptAtMillis >= LIFE.toMillis()) sweep(now);
        entries.put(account, new Entry(key, now + LIFE.toMillis()));
    }

    void forget(AccountId account) {
        entries.remove(account);
    }

    int size() {
        return entries.size();
    }

    /** Where too many are alive, a sixteenth goes, whichever: they are read again when needed. */
    private void sweep(long now) {
        sweptAtMillis = now;
        entries.values().removeIf(entry -> entry.untilMillis() <= now);
        if (entries.size() < ENTRIES_MAX) return;
        Iterator<AccountId> accounts = entries.keySet().iterator();
        for (int i = 0; i < ENTRIES_MAX / 16 && accounts.hasNext(); i++) {
            accounts.next();
            accounts.remove();
        }
    }
}
