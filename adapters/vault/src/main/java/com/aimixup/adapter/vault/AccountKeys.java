package com.aimixup.adapter.vault;

import com.aimixup.application.privacy.FieldRef;
import com.aimixup.application.privacy.Vault.Unreadable;
import com.aimixup.application.privacy.WrappedKeys;
import com.aimixup.application.privacy.WrappedKeys.AccountKey;
import com.aimixup.application.privacy.WrappedKeys.Wrapped;
import com.aimixup.domain.accounts.AccountId;
import java.security.SecureRandom;
import java.time.Clock;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** The data key of each account: AES-256, stored only as wrapped by a master key. */
final class AccountKeys {
    private static final int KEY_BYTES = 32;
    /** How many rotations may end while one key is being read or added. */
    private static final int ATTEMPTS = 5;
    private final SecureRandom random = new SecureRandom();
    private final WrappedKeys store;
    private final MasterKeys masters;
    private final KeyCache cache;

    AccountKeys(WrappedKeys store, MasterKeys masters, Clock clock) {
        this.store = store;
        this.masters = masters;
        this.cache = new KeyCache(clock);
    }

    /** Not cached: the transaction may still fail. */
    void create(AccountId account) {
        var key = new byte[KEY_BYTES];
        random.nextBytes(key);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (store.addAccountKey(wrap(masters.active(), account, key))) return;
            masters.refresh();
        }
        throw new IllegalStateException("no master key stays active");
    }

    void destroy(AccountId account) {
        store.removeAccountKey(account);
        cache.forget(account);
    }

    SecretKey keyFor(FieldRef field) {
        var cached = cache.find(field.account());
        if (cached.isPresent()) return cached.get();
        var key = load(field);
        cache.put(field.account(), key);
        return key;
    }

    private SecretKey load(FieldRef field) {
        var account = field.account();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var wrapped = store.accountKey(account)
                    .orElseThrow(() -> new Unreadable(field, "no key"));
            var master = masters.find(wrapped.masterVersion());
            if (master.isEmpty()) continue; // re-wrapped meanwhile, or out of an old backup
            return master.get().unwrap(purpose(account), wrapped.bytes())
                    .map(bytes -> new SecretKeySpec(bytes, "AES"))
                    .orElseThrow(() -> new Unreadable(field, "damaged key"));
        }
        throw new Unreadable(field, "the master key is destroyed");
    }

    static AccountKey wrap(MasterKey master, AccountId account, byte[] key) {
        return new AccountKey(account,
                new Wrapped(master.version(), master.wrap(purpose(account), key)));
    }

    /** The same key under another master key. */
    static AccountKey rewrap(MasterKey from, MasterKey to, AccountKey key) {
        var bytes = from.unwrap(purpose(key.account()), key.key().bytes())
                .orElseThrow(() -> new IllegalStateException(
                        "the key of account " + key.account().value() + " is damaged"));
        return wrap(to, key.account(), bytes);
    }

    private static String purpose(AccountId account) {
        return "account/" + account.value();
    }
}
