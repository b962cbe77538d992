package com.aimixup.application.accounts;

import com.aimixup.domain.privacy.Private;
import java.util.List;
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

    /** How many can be under way, those that wait included. */
    int capacity();

    /** Whether a hash was made with an older cost or pepper. */
    boolean isOutdated(PasswordHash hash);

    /**
     * Whether a new password is one that others would try early: a common one, our own words, or
     * the person's. There are no rules of what signs it must have.
     *
     * @param own what everyone knows of the person
     */
    Strength strength(Private<String> password, List<Private<String>> own);

    enum Strength { FINE, WEAK, BUSY }

    enum Verdict { RIGHT, WRONG, BUSY }
}
