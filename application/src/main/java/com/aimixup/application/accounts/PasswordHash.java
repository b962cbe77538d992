package com.aimixup.application.accounts;

/**
 * A bcrypt hash in its usual text form, with the version of the pepper that went into it ({@code
 * secure.passwords}).
 */
public record PasswordHash(int pepperVersion, String bcrypt) {
    @Override
    public String toString() {
        return "PasswordHash[private]";
    }
}
