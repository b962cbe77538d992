package com.aimixup.application.privacy;

import com.aimixup.application.runtime.MemoryTransactions;
import com.aimixup.application.runtime.Transactions;

final class MemoryDisclosuresTest extends DisclosuresContract {
    private final MemoryTransactions transactions = new MemoryTransactions();
    private final Disclosures disclosures = new MemoryDisclosures(transactions);

    @Override
    protected Disclosures disclosures() {
        return disclosures;
    }

    @Override
    protected Transactions transactions() {
        return transactions;
    }
}
