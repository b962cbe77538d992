package com.aimixup.application.payments;

import com.aimixup.application.runtime.MemoryTransactions;
import com.aimixup.application.runtime.Transactions;
import com.aimixup.domain.accounts.AccountId;
import java.util.UUID;

final class MemoryCheckoutsTest extends CheckoutsContract {
    private final AccountId anna = new AccountId(UUID.randomUUID());
    private final MemoryTransactions transactions = new MemoryTransactions();
    private final MemoryCheckouts store = new MemoryCheckouts(transactions);

    @Override
    protected AccountId anna() {
        return anna;
    }

    @Override
    protected Checkouts checkouts() {
        return store;
    }

    @Override
    protected Transactions transactions() {
        return transactions;
    }
}
