package com.aimixup.application.mail;

import com.aimixup.application.runtime.MemoryTransactions;
import com.aimixup.application.runtime.Transactions;
import com.aimixup.domain.accounts.AccountId;

final class MemoryOutboxTest extends OutboxContract {
    private final MemoryTransactions transactions = new MemoryTransactions();
    private final Outbox outbox = new MemoryOutbox(transactions);

    @Override
    protected Outbox outbox() {
        return outbox;
    }

    @Override
    protected Transactions transactions() {
        return transactions;
    }

    @Override
    protected void prepare(AccountId account) {}
}
