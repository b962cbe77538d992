package com.aimixup.adapter.postgres;

import com.aimixup.application.payments.ShopChanges;
import com.aimixup.application.payments.ShopChangesContract;
import com.aimixup.application.runtime.Transactions;
import org.junit.jupiter.api.AfterEach;

final class PostgresShopChangesTest extends ShopChangesContract {
    private final TestDatabase test = TestDatabase.fresh();

    @AfterEach void close() {
        test.close();
    }

    @Override protected ShopChanges changes() {
        return new PostgresShopChanges(test.database());
    }

    @Override protected Transactions transactions() {
        return test.database();
    }
}
