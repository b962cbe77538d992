package com.aimixup.adapter.postgres;

import com.aimixup.application.credits.Grants;
import com.aimixup.application.credits.GrantsContract;
import com.aimixup.application.runtime.Transactions;
import org.junit.jupiter.api.AfterEach;

final class PostgresGrantsTest extends GrantsContract {
    private final TestDatabase test = TestDatabase.fresh();

    @AfterEach void close() {
        test.close();
    }

    @Override protected Grants grants() {
        return new PostgresGrants(test.database());
    }

    @Override protected Transactions transactions() {
        return test.database();
    }
}
