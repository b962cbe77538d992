package com.aimixup.adapter.postgres;

import com.aimixup.application.access.Roles;
import com.aimixup.application.access.RolesContract;
import com.aimixup.application.runtime.Transactions;
import org.junit.jupiter.api.AfterAll;

final class PostgresRolesTest extends RolesContract {
    private static final TestDatabase TEST = TestDatabase.fresh();

    @AfterAll static void close() {
        TEST.close();
    }

    @Override protected Roles roles() {
        return new PostgresRoles(TEST.database());
    }

    @Override protected Transactions transactions() {
        return TEST.database();
    }
}
