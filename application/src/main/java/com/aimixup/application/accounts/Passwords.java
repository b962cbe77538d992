package com.aimixup.application.accounts;

import com.aimixup.domain.privacy.Private;
import java.util.Optional;

/**
 * Hashes passwords slowly, a bounded number at a time. Everything here can answer "busy": the
 * caller then asks the client to come back.
 */
public interface Passwords {

    /** Empty if too many hashes are under way. */
    Optional<PasswordHash> hash(Private<String> password);

    Verdict verify(Private<String> password, PasswordHash hash);

    /** Takes as long as {@link #verify}, for an address that nobody has. Never {@code RIGHT}. */
    Verdict verifyNobody(Private<String> password);

    /** Whether a hash was made with an older cost or pepper. */
    boolean isOutdated(PasswordHash hash);

    enum Verdict { RIGHT, WRONG, BUSY }
}
