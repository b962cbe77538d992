package com.aimixup.domain.accounts;

import java.time.Instant;
import java.util.regex.Pattern;

/**
 * An account of which nothing is given to a provider: it may be looked at, and nothing new begins.
 *
 * @param reason a code of whoever decided, never a person's words
 */
public record Restriction(AccountId account, String reason, Instant since) {
    private static final Pattern CODE = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    public static boolean isCode(String text) {
        return CODE.matcher(text).matches();
    }
}
