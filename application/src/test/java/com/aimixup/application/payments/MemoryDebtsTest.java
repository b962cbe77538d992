package com.aimixup.application.payments;

import com.aimixup.application.runtime.MemoryTransactions;
import com.aimixup.application.runtime.Transactions;

final class MemoryDebtsTest extends DebtsContract {
    private final MemoryTransactions transactions = new MemoryTransactions();
    private final MemoryDebts store = new MemoryDebts(transactions);

    @Override
    protected Debts debts() {
        return store;
    }

    @Override
    protected Transactions transactions() {
        return transactions;
    }
}
