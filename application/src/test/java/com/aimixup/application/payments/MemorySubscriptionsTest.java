package com.aimixup.application.payments;

import com.aimixup.application.runtime.MemoryTransactions;
import com.aimixup.application.runtime.Transactions;

final class MemorySubscriptionsTest extends SubscriptionsContract {
    private final MemoryTransactions transactions = new MemoryTransactions();
    private final MemorySubscriptions store = new MemorySubscriptions(transactions);

    @Override
    protected Subscriptions subscriptions() {
        return store;
    }

    @Override
    protected Transactions transactions() {
        return transactions;
    }
}
