package com.aimixup.application.payments;

import com.aimixup.application.runtime.MemoryTransactions;
import com.aimixup.application.runtime.Transactions;

final class MemoryShopChangesTest extends ShopChangesContract {
    private final MemoryTransactions transactions = new MemoryTransactions();
    private final MemoryShopChanges changes = new MemoryShopChanges(transactions);

    @Override
    protected ShopChanges changes() {
        return changes;
    }

    @Override
    protected Transactions transactions() {
        return transactions;
    }
}
