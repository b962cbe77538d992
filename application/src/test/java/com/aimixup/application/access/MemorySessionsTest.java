package com.aimixup.application.access;

import com.aimixup.application.runtime.MemoryTransactions;
import com.aimixup.application.runtime.Transactions;

final class MemorySessionsTest extends SessionsContract {
    private final MemoryTransactions transactions = new MemoryTransactions();
    private final Sessions sessions = new MemorySessions(transactions);

    @Override
    protected Sessions sessions() {
        return sessions;
    }

    @Override
    protected Transactions transactions() {
        return transactions;
    }
}
