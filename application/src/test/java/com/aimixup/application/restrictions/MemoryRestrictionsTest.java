package com.aimixup.application.restrictions;

import com.aimixup.application.runtime.MemoryTransactions;
import com.aimixup.application.runtime.Transactions;

final class MemoryRestrictionsTest extends RestrictionsContract {
    private final MemoryTransactions transactions = new MemoryTransactions();
    private final MemoryRestrictions restrictions = new MemoryRestrictions(transactions);

    @Override
    protected Restrictions restrictions() {
        return restrictions;
    }

    @Override
    protected Transactions transactions() {
        return transactions;
    }
}
