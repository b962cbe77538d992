package com.aimixup.application.accounts;

import com.aimixup.application.runtime.MemoryTransactions;
import com.aimixup.application.runtime.Transactions;

final class MemoryConsentsTest extends ConsentsContract {
    private final MemoryTransactions transactions = new MemoryTransactions();
    private final Consents consents = new MemoryConsents(transactions);

    @Override
    protected Consents consents() {
        return consents;
    }

    @Override
    protected Transactions transactions() {
        return transactions;
    }
}
