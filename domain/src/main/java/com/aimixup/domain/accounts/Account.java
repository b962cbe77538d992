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
 * @param version grows with each change of what the person sees
 */
public record Account(
        AccountId id,
        Private<String> name,
        EmailAddress email,
        PolicyVersion acceptedPolicy,
        Instant adultDeclaredAt,
        Instant createdAt,
        Language language,
        boolean isVerified,
        long version) {

    public static final int NAME_LENGTH_MAX = 200;

    /** As it is at first, in English. */
    public Account(AccountId id, Private<String> name, EmailAddress email,
            PolicyVersion acceptedPolicy, Instant adultDeclaredAt, Instant createdAt) {
        this(id, name, email, acceptedPolicy, adultDeclaredAt, createdAt, Language.ENGLISH,
                false, 1);
    }

    public Account verified() {
        return new Account(id, name, email, acceptedPolicy, adultDeclaredAt, createdAt, language,
                true, version + 1);
    }

    public Account called(Private<String> other, Language spoken) {
        return new Account(id, other, email, acceptedPolicy, adultDeclaredAt, createdAt, spoken,
                isVerified, version + 1);
    }

    /** At an address that was shown to be theirs. */
    public Account at(EmailAddress other) {
        return new Account(id, name, other, acceptedPolicy, adultDeclaredAt, createdAt, language,
                true, version + 1);
    }
}
