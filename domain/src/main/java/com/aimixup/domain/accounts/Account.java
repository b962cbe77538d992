package com.aimixup.domain.accounts;

import com.aimixup.domain.policy.PolicyVersion;
import com.aimixup.domain.privacy.Private;
import java.time.Instant;

/**
 * A person who uses the service ({@code collect.account}).
 *
 * @param acceptedPolicy the version shown and accepted at sign-up
 * @param adultDeclaredAt when the person declared to be 18 or older ({@code children.18})
 */
public record Account(
        AccountId id,
        Private<String> name,
        EmailAddress email,
        PolicyVersion acceptedPolicy,
        Instant adultDeclaredAt,
        Instant createdAt) {

    public static final int NAME_LENGTH_MAX = 200;
}
