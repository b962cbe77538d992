package com.aimixup.domain.accounts;

import java.util.UUID;

/** One person's account. Unguessable, and the only name by which logs and audit know a person. */
public record AccountId(UUID value) {
    /** Nobody's account: what the operator itself keeps sealed has this for its owner. */
    public static final AccountId OPERATOR = new AccountId(new UUID(0, 0));
}
