package com.aimixup.application.access;

import com.aimixup.application.runtime.MemoryTransactions;
import com.aimixup.application.runtime.Transactions;
import com.aimixup.domain.accounts.AccountId;

final class MemoryPasskeysTest extends PasskeysContract {
    private final MemoryTransactions transactions = new MemoryTransactions();
    private final Passkeys passkeys = new MemoryPasskeys(transactions);
    private final PasskeyChallenges challenges = new MemoryPasskeyChallenges(transactions);

    @Override
    protected Passkeys passkeys() {
        return passkeys;
    }

    @Override
    protected PasskeyChallenges challenges() {
        return challenges;
    }

    @Override
    protected Transactions transactions() {
        return transactions;
    }

    @Override
    protected void prepare(AccountId account) {}
}
