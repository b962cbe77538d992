package com.aimixup.adapter.postgres;

import com.aimixup.application.restrictions.Restrictions;
import com.aimixup.application.restrictions.RestrictionsContract;
import com.aimixup.application.runtime.Transactions;
import org.junit.jupiter.api.AfterAll;

final class PostgresRestrictionsTest extends RestrictionsContract {
    private static final TestDatabase TEST = TestDatabase.fresh();

    @AfterAll static void close() {
        TEST.close();
    }

    @Override protected Restrictions restrictions() {
        return new PostgresRestrictions(TEST.database());
    }

    @Override protected Transactions transactions() {
        return TEST.database();
    }
}
