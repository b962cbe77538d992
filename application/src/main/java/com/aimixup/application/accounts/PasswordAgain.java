package com.aimixup.application.accounts;

import com.aimixup.application.attempts.Throttle;
import com.aimixup.domain.access.Origin;
import com.aimixup.domain.accounts.Account;
import com.aimixup.domain.privacy.Private;

/** Asks who is logged in for the password once more, before what a session alone may not do. */
public record PasswordAgain(Accounts accounts, Passwords passwords, Throttle throttle) {

    /** Slow; not in a transaction. */
    public Passwords.Verdict judge(Account account, Private<String> password, Origin from) {
        var stored = accounts.password(account.id());
        if (stored.isEmpty()) return Passwords.Verdict.WRONG;
        var attempt = throttle.confirm(account.email(), from);
        var verdict = passwords.verify(password, stored.get());
        switch (verdict) {
            case BUSY -> attempt.undo();
            case RIGHT -> attempt.succeeded(account.id());
            case WRONG -> { }
        }
        return verdict;
    }
}
