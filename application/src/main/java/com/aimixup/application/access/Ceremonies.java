package com.aimixup.application.access;

import com.aimixup.application.access.Passkeys.Passkey;
import com.aimixup.domain.accounts.AccountId;
import java.util.Optional;

/** Judges what authenticators say (W3C Web Authentication, level 3, 7.1 and 7.2). */
public interface Ceremonies {

    /** What a browser brings of a new passkey. */
    record Registration(byte[] attestation, byte[] clientData) {}

    /**
     * What a browser brings of a passkey that is used.
     *
     * @param user whose it is, as the authenticator has it
     */
    record Assertion(byte[] credential, byte[] authenticatorData, byte[] clientData,
            byte[] signature, Optional<AccountId> user) {}

    /** Of a new passkey, what {@link Passkey} keeps. */
    record Made(byte[] credential, byte[] key, long counter, boolean syncable) {}

    sealed interface Judged {
        /** @param counter of uses by now */
        record Genuine(long counter) implements Judged {}

        /** Genuine, but its counter went back. */
        record Copied() implements Judged {}

        record Wrong() implements Judged {}
    }

    /** The domain that passkeys are for. */
    String site();

    /** Which challenge was signed, if this is right; empty if it cannot be read. */
    Optional<byte[]> challenge(byte[] clientData);

    /** Empty if it is not right, or for another challenge, site or page. */
    Optional<Made> made(Registration registration, byte[] challenge);

    /** @param verified whether the authenticator must have made sure who uses it */
    Judged judge(Assertion assertion, Passkey passkey, byte[] challenge, boolean verified);
}
