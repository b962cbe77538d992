package com.aimixup.application.payments;

import com.aimixup.application.runtime.MemoryTransactions;
import com.aimixup.application.runtime.Transactions;

final class MemoryPurchasesTest extends PurchasesContract {
    private final MemoryTransactions transactions = new MemoryTransactions();
    private final MemoryPurchases store = new MemoryPurchases(transactions);

    @Override
    protected Purchases purchases() {
        return store;
    }

    @Override
    protected Transactions transactions() {
        return transactions;
    }
}
