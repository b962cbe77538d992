package com.aimixup.application.factors;

import com.aimixup.application.access.PasskeyChallenges.Purpose;
import com.aimixup.application.access.PasskeyProof;
import com.aimixup.application.accounts.Accounts;
import com.aimixup.application.accounts.PasswordAgain;
import com.aimixup.application.accounts.Passwords.Verdict;
import com.aimixup.application.runtime.Transactions;
import com.aimixup.domain.access.Origin;
import com.aimixup.domain.accounts.Account;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.privacy.Private;
import java.time.Clock;
import java.util.Optional;

/**
 * Asks an authenticator for a new passkey. The password is needed once more: whoever only has the
 * session, on a machine left open, is not to get a way in that lasts.
 */
public final class BeginPasskey {

    public sealed interface Outcome {
        /** @param asked with the credentials that are there already */
        record Begun(Account account, PasskeyProof.Asked asked) implements Outcome {}

        record WrongPassword() implements Outcome {}

        record Busy() implements Outcome {}
    }

    private final Accounts accounts;
    private final PasswordAgain passwords;
    private final PasskeyProof proof;
    private final Transactions transactions;
    private final Clock clock;

    BeginPasskey(Accounts accounts, PasswordAgain passwords, PasskeyProof proof,
            Transactions transactions, Clock clock) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.proof = proof;
        this.transactions = transactions;
        this.clock = clock;
    }

    public Outcome handle(AccountId id, Private<String> password, Origin from) {
        var account = accounts.find(id);
        if (account.isEmpty()) return new Outcome.WrongPassword();
        return switch (passwords.judge(account.get(), password, from)) {
            case Verdict.BUSY -> new Outcome.Busy();
            case Verdict.WRONG -> new Outcome.WrongPassword();
            case Verdict.RIGHT -> new Outcome.Begun(account.get(), transactions.run(() ->
                    proof.ask(Purpose.ADD, Optional.of(id), clock.instant())));
        };
    }
}
