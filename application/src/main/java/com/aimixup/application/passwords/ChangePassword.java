package com.aimixup.application.passwords;

import com.aimixup.application.accounts.Accounts;
import com.aimixup.application.accounts.PasswordAgain;
import com.aimixup.application.accounts.Passwords.Verdict;
import com.aimixup.application.runtime.Transactions;
import com.aimixup.domain.access.Origin;
import com.aimixup.domain.access.SessionId;
import com.aimixup.domain.accounts.Account;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.privacy.Private;
import java.time.Clock;
import java.util.Optional;

/** Changes the password of somebody who knows the old one, and ends all other sessions. */
public final class ChangePassword {

    public record Command(AccountId account, SessionId session, Private<String> old,
            Private<String> password, Origin from) {}

    public enum Outcome { CHANGED, WRONG, WEAK, BUSY }

    private final Accounts accounts;
    private final PasswordAgain passwords;
    private final NewPassword change;
    private final Transactions transactions;
    private final Clock clock;

    ChangePassword(Accounts accounts, PasswordAgain passwords, NewPassword change,
            Transactions transactions, Clock clock) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.change = change;
        this.transactions = transactions;
        this.clock = clock;
    }

    public Outcome handle(Command command) {
        var account = accounts.find(command.account());
        if (account.isEmpty()) return Outcome.WRONG;
        return switch (passwords.judge(account.get(), command.old(), command.from())) {
            case Verdict.BUSY -> Outcome.BUSY;
            case Verdict.WRONG -> Outcome.WRONG;
            case Verdict.RIGHT -> change(account.get(), command);
        };
    }

    private Outcome change(Account account, Command command) {
        return switch (change.judge(account, command.password())) {
            case NewPassword.Judged.Busy() -> Outcome.BUSY;
            case NewPassword.Judged.Weak() -> Outcome.WEAK;
            case NewPassword.Judged.Fine(var hash) -> transactions.run(() -> {
                change.take(account, hash, Optional.of(command.session()), clock.instant());
                return Outcome.CHANGED;
            });
        };
    }
}
