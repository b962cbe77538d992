package com.aimixup.application.access;

import com.aimixup.application.credits.Ledger;
import com.aimixup.application.credits.MemoryLedger;
import com.aimixup.application.runtime.MemoryTransactions;
import com.aimixup.application.runtime.Transactions;
import com.aimixup.domain.accounts.AccountId;

final class MemoryApiKeysTest extends ApiKeysContract {
    private final MemoryTransactions transactions = new MemoryTransactions();
    private final Ledger ledger = new MemoryLedger(transactions);
    private final ApiKeys keys = new MemoryApiKeys(transactions, ledger);

    @Override
    protected ApiKeys keys() {
        return keys;
    }

    @Override
    protected Ledger ledger() {
        return ledger;
    }

    @Override
    protected Transactions transactions() {
        return transactions;
    }

    @Override
    protected void prepare(AccountId account) {}
}
