package com.aimixup.adapter.postgres;

import com.aimixup.application.access.Sessions;
import com.aimixup.application.access.SessionsContract;
import com.aimixup.application.runtime.Transactions;
import org.junit.jupiter.api.AfterAll;

final class PostgresSessionsTest extends SessionsContract {
    private static final TestDatabase TEST = TestDatabase.fresh();

    @AfterAll static void close() {
        TEST.close();
    }

    @Override protected Sessions sessions() {
        return new PostgresSessions(TEST.database());
    }

    @Override protected Transactions transactions() {
        return TEST.database();
    }
}
