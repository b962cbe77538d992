package com.aimixup.application.accounts;

import com.aimixup.application.runtime.Transactions;
import com.aimixup.domain.accounts.Account;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.accounts.Language;
import com.aimixup.domain.privacy.Private;

/** Changes what a person is called, and in which language they are written to. */
public final class ChangeAccount {

    /** @param ifVersion the version that was seen */
    public record Command(AccountId account, Private<String> name, Language language,
            long ifVersion) {}

    public sealed interface Outcome {
        record Changed(Account account) implements Outcome {}

        record UnknownAccount() implements Outcome {}

        record ChangedMeanwhile() implements Outcome {}
    }

    private final Accounts accounts;
    private final Transactions transactions;

    ChangeAccount(Accounts accounts, Transactions transactions) {
        this.accounts = accounts;
        this.transactions = transactions;
    }

    public Outcome handle(Command command) {
        return transactions.run(() -> {
            var found = accounts.find(command.account());
            if (found.isEmpty()) return new Outcome.UnknownAccount();
            if (found.get().version() != command.ifVersion()) return new Outcome.ChangedMeanwhile();
            var changed = found.get().called(command.name(), command.language());
            return accounts.change(changed) ? new Outcome.Changed(changed)
                    : new Outcome.ChangedMeanwhile();
        });
    }
}
