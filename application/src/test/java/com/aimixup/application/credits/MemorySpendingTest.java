package com.aimixup.application.credits;

import com.aimixup.application.runtime.MemoryTransactions;
import com.aimixup.application.runtime.Transactions;

final class MemorySpendingTest extends SpendingContract {
    private final MemoryTransactions transactions = new MemoryTransactions();
    private final MemorySpending spending = new MemorySpending(transactions);

    @Override
    protected Spending spending() {
        return spending;
    }

    @Override
    protected Transactions transactions() {
        return transactions;
    }
}
