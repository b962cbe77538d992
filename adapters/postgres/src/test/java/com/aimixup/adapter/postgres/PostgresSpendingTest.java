package com.aimixup.adapter.postgres;

import com.aimixup.application.credits.Spending;
import com.aimixup.application.credits.SpendingContract;
import com.aimixup.application.runtime.Transactions;
import org.junit.jupiter.api.AfterAll;

final class PostgresSpendingTest extends SpendingContract {
    private static final TestDatabase TEST = TestDatabase.fresh();

    @AfterAll static void close() {
        TEST.close();
    }

    @Override protected Spending spending() {
        return new PostgresSpending(TEST.database());
    }

    @Override protected Transactions transactions() {
        return TEST.database();
    }
}
