package com.aimixup.application.payments;

import com.aimixup.application.runtime.MemoryTransactions;
import com.aimixup.application.runtime.Transactions;

final class MemoryPaymentEventsTest extends PaymentEventsContract {
    private final MemoryTransactions transactions = new MemoryTransactions();
    private final MemoryPaymentEvents store = new MemoryPaymentEvents(transactions);

    @Override
    protected PaymentEvents events() {
        return store;
    }

    @Override
    protected Transactions transactions() {
        return transactions;
    }
}
