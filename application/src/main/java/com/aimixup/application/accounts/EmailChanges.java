package com.aimixup.application.accounts;

import com.aimixup.application.privacy.PersonalData;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.accounts.EmailAddress;
import java.time.Instant;
import java.util.Optional;

/** Addresses that people want instead of theirs, at most one each, until both were confirmed. */
public interface EmailChanges extends PersonalData {

    /**
     * @param email what is wanted
     * @param leaving hash of the token that went to the address that they have
     * @param coming hash of the token that went to the one that they want
     * @param left whether the first was shown
     * @param came whether the second was
     * @param expiresAt when it is no longer of use; kept a while for the count
     * @param asked how often since {@code countedFrom}
     */
    record Change(AccountId account, EmailAddress email, byte[] leaving, byte[] coming,
            boolean left, boolean came, Instant expiresAt, int asked, Instant countedFrom) {

        Change ended(Instant now) {
            return new Change(account, email, leaving, coming, left, came, now, asked,
                    countedFrom);
        }

        Change confirmed(boolean alsoLeft, boolean alsoCame) {
            return new Change(account, email, leaving, coming, left || alsoLeft,
                    came || alsoCame, expiresAt, asked, countedFrom);
        }
    }

    Optional<Change> find(AccountId account);

    /** Locked until the transaction ends. */
    Optional<Change> lock(AccountId account);

    /** Adds or replaces. */
    void save(Change change);

    void remove(AccountId account);

    /** @return how many expired before then, and are gone now */
    int forget(Instant before);
}
