package com.aimixup.application.credits;

import com.aimixup.application.runtime.MemoryTransactions;
import com.aimixup.application.runtime.Transactions;

final class MemoryLedgerTest extends LedgerContract {
    private final MemoryTransactions transactions = new MemoryTransactions();
    private final MemoryLedger ledger = new MemoryLedger(transactions);

    @Override
    protected Ledger ledger() {
        return ledger;
    }

    @Override
    protected Transactions transactions() {
        return transactions;
    }
}
