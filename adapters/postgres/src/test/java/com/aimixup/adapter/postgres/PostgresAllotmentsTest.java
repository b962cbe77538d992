package com.aimixup.adapter.postgres;

import com.aimixup.application.limits.Allotments;
import com.aimixup.application.limits.AllotmentsContract;
import org.junit.jupiter.api.AfterAll;

final class PostgresAllotmentsTest extends AllotmentsContract {
    private static final TestDatabase TEST = TestDatabase.fresh();

    @AfterAll static void close() {
        TEST.close();
    }

    @Override protected Allotments allotments() {
        return new PostgresAllotments(TEST.database());
    }
}
