package com.aimixup.application.accounts;

final class MemoryPasswordsTest extends PasswordsContract {
    private final Passwords passwords = new MemoryPasswords(1);
    private final Passwords renewed = new MemoryPasswords(2);

    @Override
    protected Passwords passwords() {
        return passwords;
    }

    @Override
    protected Passwords renewed() {
        return renewed;
    }
}
