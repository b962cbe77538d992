package com.aimixup.domain.accounts;

import java.time.Instant;

/**
 * An account of which nothing is given to a provider: it may be looked at, and nothing new begins.
 *
 * @param reason a code of whoever decided, never a person's words
 */
public record Restriction(AccountId account, String reason, Instant since) {}
