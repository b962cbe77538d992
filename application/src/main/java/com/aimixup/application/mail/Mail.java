package com.aimixup.application.mail;

import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.accounts.Language;
import com.aimixup.domain.privacy.Private;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One message to one person. Its words are ours alone: nothing that somebody typed at sign-up is in
 * it, since whoever signs up with another's address would be writing to them.
 *
 * @param token what its link carries, if it has one
 */
public record Mail(
        AccountId account,
        UUID id,
        Kind kind,
        Language language,
        Private<String> recipient,
        Optional<Private<String>> token,
        Instant at) {

    public enum Kind {
        /** Shows that the address is theirs. */
        VERIFY,
        /** Somebody signed up with an address that has an account; the link resets its password. */
        ALREADY_HERE,
        RESET,
        PASSWORD_CHANGED,
        /** A refresh token came twice, so a session was ended. */
        SESSION_STOLEN,
        FACTOR_ADDED,
        FACTOR_REMOVED,
        PASSKEY_ADDED,
        PASSKEY_REMOVED,
        /** The counter of a passkey went back; it was not taken. */
        PASSKEY_COPIED,
        /** To the address that a person has: agrees to another. */
        ADDRESS_LEAVING,
        /** To the address that a person wants. */
        ADDRESS_COMING,
        /** Somebody wants an address that another account has. */
        ADDRESS_IN_USE,
        /** To the address that a person had. */
        ADDRESS_CHANGED
    }
}
