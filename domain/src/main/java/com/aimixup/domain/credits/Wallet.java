package com.aimixup.domain.credits;

/**
 * Where credits can be. The first two are the person's; the others are the operator's side of the
 * same account, kept per account so that no transfer touches a row that others share.
 */
public enum Wallet {
    AVAILABLE,
    HELD,
    SOLD,
    GRANTED,
    CONSUMED,
    REFUNDED,
    EXPIRED
}
