package com.aimixup.application.accounts;

import com.aimixup.domain.accounts.Account;
import com.aimixup.domain.accounts.AccountId;
import java.util.Optional;

/** Shows a person what is known of them as an account. */
public final class ReadAccount {
    private final Accounts accounts;

    public ReadAccount(Accounts accounts) {
        this.accounts = accounts;
    }

    /** Empty if the account is gone. */
    public Optional<Account> handle(AccountId account) {
        return accounts.find(account);
    }
}
