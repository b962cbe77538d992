package com.aimixup.application.privacy;

import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.accounts.EmailAddress;
import com.aimixup.domain.privacy.Private;

/**
 * Encrypts what a person wrote before it reaches a store ({@code secure.at-rest}). Each account has
 * a data key of its own; without it nothing of the account can ever be read again.
 */
public interface Vault {

    /** Makes and stores the account's data key; in the transaction that creates the account. */
    void createKey(AccountId account);

    /** Destroys the account's data key: all that was sealed for it is noise from then on. */
    void destroyKey(AccountId account);

    /**
     * Sealing the same text twice gives different bytes.
     *
     * @throws Unreadable if the account has no key: what was sealed could never be read
     */
    byte[] seal(FieldRef field, Private<String> plain);

    /** As {@link #seal}, for bytes. */
    byte[] sealBytes(FieldRef field, byte[] plain);

    /**
     * @throws Unreadable if the key is gone, or if this was not sealed for this field, or was
     *     changed
     */
    Private<String> open(FieldRef field, byte[] sealed);

    /** As {@link #open}, for bytes. */
    byte[] openBytes(FieldRef field, byte[] sealed);

    /**
     * A keyed hash of the normalised address: equal for equal addresses, useless without the key.
     */
    byte[] blindIndex(EmailAddress email);

    /**
     * Equal for equal texts of one account and use; says nothing without the account's key.
     *
     * @param use what the texts are, for example {@code "team.slug"}
     * @throws Unreadable if the account has no key
     */
    byte[] fingerprint(AccountId account, String use, Private<String> text);

    /** A sealed value that does not open; carries the field's place but nothing of the value. */
    final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1;

        public Unreadable(FieldRef field, String why) {
            super(why + ": " + field.table() + "." + field.column());
        }
    }
}
