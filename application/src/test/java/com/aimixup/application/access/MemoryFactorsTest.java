package com.aimixup.application.access;

import com.aimixup.application.runtime.MemoryTransactions;
import com.aimixup.application.runtime.Transactions;
import com.aimixup.domain.accounts.AccountId;

final class MemoryFactorsTest extends FactorsContract {
    private final MemoryTransactions transactions = new MemoryTransactions();
    private final Factors factors = new MemoryFactors(transactions);

    @Override
    protected Factors factors() {
        return factors;
    }

    @Override
    protected Transactions transactions() {
        return transactions;
    }

    @Override
    protected void prepare(AccountId account) {}
}
