package com.aimixup.application.attempts;

import com.aimixup.application.runtime.MemoryTransactions;
import com.aimixup.application.runtime.Transactions;

final class MemoryAttemptsTest extends AttemptsContract {
    private final MemoryTransactions transactions = new MemoryTransactions();
    private final Attempts attempts = new MemoryAttempts(transactions);

    @Override
    protected Attempts attempts() {
        return attempts;
    }

    @Override
    protected Transactions transactions() {
        return transactions;
    }
}
