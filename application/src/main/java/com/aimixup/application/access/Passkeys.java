package com.aimixup.application.access;

import com.aimixup.application.privacy.PersonalData;
import com.aimixup.domain.access.PasskeyId;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.privacy.Private;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Public keys of what people log in with instead of a password, or beside it. */
public interface Passkeys extends PersonalData {

    /**
     * @param name what its owner calls it
     * @param credential the id by which the authenticator knows it
     * @param key the public key, as the authenticator told it
     * @param counter of uses, as told with the last one; always 0 where nobody counts
     * @param syncable whether it may be copied between its owner's devices
     * @param suspected whether the counter went back once, as it does when there is a copy
     */
    record Passkey(AccountId account, PasskeyId id, Private<String> name, byte[] credential,
            byte[] key, long counter, boolean syncable, boolean suspected, Instant createdAt,
            Optional<Instant> lastUsedAt) {

        Passkey used(long count, Instant now) {
            return new Passkey(account, id, name, credential, key, count, syncable, suspected,
                    createdAt, Optional.of(now));
        }

        Passkey suspect() {
            return new Passkey(account, id, name, credential, key, counter, syncable, true,
                    createdAt, lastUsedAt);
        }
    }

    /** @return false if somebody has this credential */
    boolean add(Passkey passkey);

    /** Oldest first. */
    List<Passkey> list(AccountId account);

    /** Locked until the transaction ends, so that a counter does not go back unseen. */
    Optional<Passkey> lock(AccountId account, byte[] credential);

    /** Its counter, whether it is suspected, and its last use. */
    void note(Passkey used);

    /** @return whether it was there */
    boolean remove(AccountId account, PasskeyId passkey);
}
