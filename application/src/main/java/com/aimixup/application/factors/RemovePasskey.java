package com.aimixup.application.factors;

import com.aimixup.application.access.Factors;
import com.aimixup.application.access.Factors.Factor;
import com.aimixup.application.access.Passkeys;
import com.aimixup.application.accounts.Accounts;
import com.aimixup.application.accounts.PasswordAgain;
import com.aimixup.application.accounts.Passwords.Verdict;
import com.aimixup.application.mail.Mail;
import com.aimixup.application.runtime.Transactions;
import com.aimixup.domain.access.Origin;
import com.aimixup.domain.access.PasskeyId;
import com.aimixup.domain.access.SessionId;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.privacy.Private;
import java.time.Clock;
import java.util.List;

/** Forgets a passkey, for whoever knows the password besides having the session. */
public final class RemovePasskey {

    public record Command(AccountId account, SessionId session, PasskeyId passkey,
            Private<String> password, Origin from) {}

    public enum Outcome { REMOVED, UNKNOWN, WRONG_PASSWORD, BUSY }

    private final Accounts accounts;
    private final Passkeys passkeys;
    private final Factors factors;
    private final PasswordAgain passwords;
    private final FactorChange change;
    private final Transactions transactions;
    private final Clock clock;

    RemovePasskey(Accounts accounts, Passkeys passkeys, Factors factors, PasswordAgain passwords,
            FactorChange change, Transactions transactions, Clock clock) {
        this.accounts = accounts;
        this.passkeys = passkeys;
        this.factors = factors;
        this.passwords = passwords;
        this.change = change;
        this.transactions = transactions;
        this.clock = clock;
    }

    public Outcome handle(Command command) {
        if (passkeys.list(command.account()).stream()
                .noneMatch(passkey -> passkey.id().equals(command.passkey())))
            return Outcome.UNKNOWN;
        var account = accounts.find(command.account());
        if (account.isEmpty()) return Outcome.WRONG_PASSWORD;
        return switch (passwords.judge(account.get(), command.password(), command.from())) {
            case Verdict.BUSY -> Outcome.BUSY;
            case Verdict.WRONG -> Outcome.WRONG_PASSWORD;
            case Verdict.RIGHT -> transactions.run(() -> remove(command));
        };
    }

    private Outcome remove(Command command) {
        var account = command.account();
        if (!passkeys.remove(account, command.passkey())) return Outcome.UNKNOWN;
        if (passkeys.list(account).isEmpty()
                && factors.find(account).filter(Factor::isConfirmed).isEmpty())
            factors.setRecoveryCodes(account, List.of());
        change.removed(account, command.session(), Mail.Kind.PASSKEY_REMOVED, clock.instant());
        return Outcome.REMOVED;
    }
}
