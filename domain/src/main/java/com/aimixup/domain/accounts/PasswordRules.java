package com.aimixup.domain.accounts;

import com.aimixup.domain.privacy.Private;
import java.util.Optional;

/**
 * What a new password must be: long enough to resist guessing and short enough to hash. There are
 * no composition rules (OWASP ASVS 6.2.5); any characters count, also spaces, emoji and NUL.
 */
public final class PasswordRules {
    public static final int CODE_POINTS_MIN = 10;
    public static final int CODE_POINTS_MAX = 256;

    private PasswordRules() {}

    /** The reason for a refusal, for the person to read; empty if the password is fine. */
    public static Optional<String> refusal(Private<String> password) {
        var length = password.reveal().codePointCount(0, password.reveal().length());
        if (length < CODE_POINTS_MIN)
            return Optional.of("must have at least " + CODE_POINTS_MIN + " characters");
        if (length > CODE_POINTS_MAX)
            return Optional.of("must have at most " + CODE_POINTS_MAX + " characters");
        return Optional.empty();
    }
}
