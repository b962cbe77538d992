package com.aimixup.application.credits;

import com.aimixup.application.runtime.MemoryTransactions;
import com.aimixup.application.runtime.Transactions;

final class MemoryReceiptsTest extends ReceiptsContract {
    private final MemoryTransactions transactions = new MemoryTransactions();
    private final MemoryReceipts receipts = new MemoryReceipts(transactions);
    private final MemoryLedger ledger = new MemoryLedger(transactions);

    @Override
    protected Receipts receipts() {
        return receipts;
    }

    @Override
    protected Ledger ledger() {
        return ledger;
    }

    @Override
    protected Transactions transactions() {
        return transactions;
    }
}
