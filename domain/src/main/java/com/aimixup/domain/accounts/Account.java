package com.aimixup.domain.accounts;

import com.aimixup.domain.policy.PolicyVersion;
import com.aimixup.domain.privacy.Private;
import java.time.Instant;

/**
 * A person who uses the service ({@code collect.account}).
 *
 * @param acceptedPolicy the version shown and accepted at sign-up
 * @param adultDeclaredAt when the person declared to be 18 or older ({@code children.18})
 * @param isVerified whether they showed that the address is theirs
 */
public record Account(
        AccountId id,
        Private<String> name,
        EmailAddress email,
        PolicyVersion acceptedPolicy,
        Instant adultDeclaredAt,
        Instant createdAt,
        Language language,
        boolean isVerified) {

    public static final int NAME_LENGTH_MAX = 200;

    /** As it is at first, in English. */
    public Account(AccountId id, Private<String> name, EmailAddress email,
            PolicyVersion acceptedPolicy, Instant adultDeclaredAt, Instant createdAt) {
        this(id, name, email, acceptedPolicy, adultDeclaredAt, createdAt, Language.ENGLISH,
                false);
    }

    public Account verified() {
        return new Account(id, name, email, acceptedPolicy, adultDeclaredAt, createdAt, language,
                true);
    }
}
