package com.aimixup.application.accounts;

import com.aimixup.application.runtime.MemoryTransactions;
import com.aimixup.application.runtime.Transactions;
import com.aimixup.domain.accounts.AccountId;

final class MemoryEmailChangesTest extends EmailChangesContract {
    private final MemoryTransactions transactions = new MemoryTransactions();
    private final EmailChanges changes = new MemoryEmailChanges(transactions);

    @Override
    protected EmailChanges changes() {
        return changes;
    }

    @Override
    protected Transactions transactions() {
        return transactions;
    }

    @Override
    protected void prepare(AccountId account) {}
}
