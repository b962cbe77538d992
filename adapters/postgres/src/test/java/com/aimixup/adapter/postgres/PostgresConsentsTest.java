package com.aimixup.adapter.postgres;

import com.aimixup.application.accounts.Consents;
import com.aimixup.application.accounts.ConsentsContract;
import com.aimixup.application.runtime.Transactions;
import org.junit.jupiter.api.AfterAll;

final class PostgresConsentsTest extends ConsentsContract {
    private static final TestDatabase TEST = TestDatabase.fresh();

    @AfterAll static void close() {
        TEST.close();
    }

    @Override protected Consents consents() {
        return new PostgresConsents(TEST.database());
    }

    @Override protected Transactions transactions() {
        return TEST.database();
    }
}
