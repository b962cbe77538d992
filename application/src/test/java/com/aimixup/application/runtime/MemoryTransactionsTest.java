package com.aimixup.application.runtime;

import java.util.Optional;

final class MemoryTransactionsTest extends TransactionsContract {
    private final MemoryTransactions transactions = new MemoryTransactions();
    private final MemoryTable<Integer, String> table = transactions.table();

    @Override
    protected Transactions transactions() {
        return transactions;
    }

    @Override
    protected void write(String value) {
        table.put(1, value);
    }

    @Override
    protected Optional<String> read() {
        return table.find(1);
    }
}
