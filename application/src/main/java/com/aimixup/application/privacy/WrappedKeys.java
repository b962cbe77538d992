package com.aimixup.application.privacy;

import com.aimixup.domain.accounts.AccountId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The store of keys that are wrapped by a master key: one data key per account, and the system's
 * own secrets. The master keys themselves never reach it.
 */
public interface WrappedKeys {

    /** A key as it is stored. */
    record Wrapped(int masterVersion, byte[] bytes) {}

    record AccountKey(AccountId account, Wrapped key) {}

    /**
     * A master key as the store knows it.
     *
     * @param checkValue proves that a key at hand is this one, without telling anything of it
     */
    record Master(int version, State state, byte[] checkValue) {
        public enum State { ACTIVE, RETIRING, DESTROYED }
    }

    /** All there ever were, oldest first. */
    List<Master> masters();

    /** Fails if there is such a version. */
    void addMaster(Master master);

    /** Waits for transactions that are adding keys under this version. */
    void changeMaster(int version, Master.State state);

    Optional<Wrapped> accountKey(AccountId account);

    /**
     * Stores a new account's key. Fails if the account has one.
     *
     * @return false if the master key it is wrapped with is no longer active: wrap it anew; checked
     *     so that a rotation that runs at the same time cannot miss it
     */
    boolean addAccountKey(AccountKey key);

    /** Harmless if there is none. */
    void removeAccountKey(AccountId account);

    /** Up to {@code limit} account keys that are wrapped with this version, in a stable order. */
    List<AccountKey> accountKeysUnder(int masterVersion, int limit);

    /** Stores re-wrapped keys; a key that is gone in the meantime stays gone. */
    void replaceAccountKeys(List<AccountKey> keys);

    /** How many account keys and system secrets are wrapped with this version. */
    long countUnder(int masterVersion);

    Optional<Wrapped> systemSecret(String purpose);

    /**
     * Stores a new secret of the system.
     *
     * @return false if there is one already, or if the master key it is wrapped with is no longer
     *     active: read it, and wrap anew if there is none
     */
    boolean addSystemSecret(String purpose, Wrapped secret);

    /**
     * Stores a secret of the system in place of what may be there.
     *
     * @return false if the master key it is wrapped with is no longer active: wrap it anew
     */
    boolean putSystemSecret(String purpose, Wrapped secret);

    /** All system secrets whose purpose begins so, by purpose. */
    Map<String, Wrapped> systemSecrets(String purposePrefix);

    /**
     * All system secrets that are wrapped with this version, by purpose. Until the transaction ends
     * nobody else replaces them.
     */
    Map<String, Wrapped> systemSecretsUnder(int masterVersion);

    /** Harmless if the secret is not there. */
    void replaceSystemSecret(String purpose, Wrapped secret);
}
