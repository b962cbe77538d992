package com.aimixup.adapter.postgres;

import com.aimixup.application.payments.Debts;
import com.aimixup.application.payments.DebtsContract;
import com.aimixup.application.runtime.Transactions;
import org.junit.jupiter.api.AfterAll;

final class PostgresDebtsTest extends DebtsContract {
    private static final TestDatabase TEST = TestDatabase.fresh();

    @AfterAll static void close() {
        TEST.close();
    }

    @Override protected Debts debts() {
        return new PostgresDebts(TEST.database());
    }

    @Override protected Transactions transactions() {
        return TEST.database();
    }
}
