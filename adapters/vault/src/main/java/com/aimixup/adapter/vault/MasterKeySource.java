package com.aimixup.adapter.vault;

import java.util.Map;

/** Where master keys are kept: outside the database, so that neither alone opens anything. */
public interface MasterKeySource {

    /**
     * The keys at hand, by version. Read anew each time: another process may have rotated.
     *
     * @throws MasterKeyUnusable if one is there but cannot be read
     */
    Map<Integer, MasterKey> read();

    /**
     * Keeps a new key, for good when this returns.
     *
     * @return the one that counts: this, or the one which another process added under its version
     * @throws MasterKeyUnusable if keys are given to us, not kept by us, and this was not given
     */
    MasterKey add(MasterKey key);

    /**
     * Makes a key unreadable for ever. Harmless if repeated.
     *
     * @return false if only the operator can do so
     */
    boolean destroy(int version);

    /** Where the operator finds this version, in words that fit after "in". */
    String place(int version);
}
