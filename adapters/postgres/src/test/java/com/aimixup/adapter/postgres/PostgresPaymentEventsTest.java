package com.aimixup.adapter.postgres;

import com.aimixup.application.payments.PaymentEvents;
import com.aimixup.application.payments.PaymentEventsContract;
import com.aimixup.application.privacy.MemoryVault;
import com.aimixup.application.runtime.MemoryTransactions;
import com.aimixup.application.runtime.Transactions;
import com.aimixup.domain.accounts.AccountId;
import org.junit.jupiter.api.AfterEach;

final class PostgresPaymentEventsTest extends PaymentEventsContract {
    private final TestDatabase test = TestDatabase.fresh();
    private final MemoryVault vault = new MemoryVault(new MemoryTransactions());

    PostgresPaymentEventsTest() {
        vault.createKey(AccountId.OPERATOR);
    }

    @AfterEach void close() {
        test.close();
    }

    @Override protected PaymentEvents events() {
        return new PostgresPaymentEvents(test.database(), vault);
    }

    @Override protected Transactions transactions() {
        return test.database();
    }
}
