package com.aimixup.application.credits;

import com.aimixup.application.runtime.MemoryTransactions;
import com.aimixup.application.runtime.Transactions;

final class MemoryGrantsTest extends GrantsContract {
    private final MemoryTransactions transactions = new MemoryTransactions();
    private final MemoryGrants grants = new MemoryGrants(transactions);

    @Override
    protected Grants grants() {
        return grants;
    }

    @Override
    protected Transactions transactions() {
        return transactions;
    }
}
