package com.aimixup.adapter.postgres;

import com.aimixup.application.payments.Purchases;
import com.aimixup.application.payments.PurchasesContract;
import com.aimixup.application.runtime.Transactions;
import org.junit.jupiter.api.AfterAll;

final class PostgresPurchasesTest extends PurchasesContract {
    private static final TestDatabase TEST = TestDatabase.fresh();

    @AfterAll static void close() {
        TEST.close();
    }

    @Override protected Purchases purchases() {
        return new PostgresPurchases(TEST.database());
    }

    @Override protected Transactions transactions() {
        return TEST.database();
    }
}
