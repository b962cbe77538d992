package com.aimixup.application.privacy;

import com.aimixup.application.runtime.MemoryTransactions;
import com.aimixup.application.runtime.Transactions;

final class MemoryWrappedKeysTest extends WrappedKeysContract {
    private final MemoryTransactions transactions = new MemoryTransactions();
    private final WrappedKeys keys = new MemoryWrappedKeys(transactions);

    @Override
    protected WrappedKeys keys() {
        return keys;
    }

    @Override
    protected Transactions transactions() {
        return transactions;
    }
}
