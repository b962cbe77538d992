package com.aimixup.adapter.postgres;

import com.aimixup.application.payments.Subscriptions;
import com.aimixup.application.payments.SubscriptionsContract;
import com.aimixup.application.runtime.Transactions;
import org.junit.jupiter.api.AfterAll;

final class PostgresSubscriptionsTest extends SubscriptionsContract {
    private static final TestDatabase TEST = TestDatabase.fresh();

    @AfterAll static void close() {
        TEST.close();
    }

    @Override protected Subscriptions subscriptions() {
        return new PostgresSubscriptions(TEST.database());
    }

    @Override protected Transactions transactions() {
        return TEST.database();
    }
}
