package com.aimixup.domain.privacy;

import java.util.regex.Pattern;

/** Why somebody of the operator decided something: a code, never a person's words. */
public final class ReasonCode {
    private static final Pattern CODE = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    private ReasonCode() {}

    public static boolean isOne(String text) {
        return CODE.matcher(text).matches();
    }
}
