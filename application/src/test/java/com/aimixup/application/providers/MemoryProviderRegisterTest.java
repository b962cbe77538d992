package com.aimixup.application.providers;

import com.aimixup.application.runtime.MemoryTransactions;
import com.aimixup.application.runtime.Transactions;

final class MemoryProviderRegisterTest extends ProviderRegisterContract {
    private final MemoryTransactions transactions = new MemoryTransactions();
    private final ProviderRegister register = new MemoryProviderRegister(transactions);

    @Override
    protected ProviderRegister register() {
        return register;
    }

    @Override
    protected Transactions transactions() {
        return transactions;
    }
}
