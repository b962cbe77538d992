package com.aimixup.adapter.postgres;

import com.aimixup.application.attempts.Attempts;
import com.aimixup.application.attempts.AttemptsContract;
import com.aimixup.application.runtime.Transactions;
import org.junit.jupiter.api.AfterAll;

final class PostgresAttemptsTest extends AttemptsContract {
    private static final TestDatabase TEST = TestDatabase.fresh();

    @AfterAll static void close() {
        TEST.close();
    }

    @Override protected Attempts attempts() {
        return new PostgresAttempts(TEST.database());
    }

    @Override protected Transactions transactions() {
        return TEST.database();
    }
}
