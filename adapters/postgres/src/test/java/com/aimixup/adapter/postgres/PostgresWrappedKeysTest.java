package com.aimixup.adapter.postgres;

import com.aimixup.application.privacy.WrappedKeys;
import com.aimixup.application.privacy.WrappedKeysContract;
import com.aimixup.application.runtime.Transactions;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;

final class PostgresWrappedKeysTest extends WrappedKeysContract {
    private static final TestDatabase TEST = TestDatabase.fresh();

    @BeforeEach void empty() throws SQLException {
        try (var connection = TEST.owner().connect(Duration.ofSeconds(5))) {
            Sql.execute(connection, "truncate master_key, system_secret, account_key");
        }
    }

    @AfterAll static void close() {
        TEST.close();
    }

    @Override protected WrappedKeys keys() {
        return new PostgresWrappedKeys(TEST.database());
    }

    @Override protected Transactions transactions() {
        return TEST.database();
    }
}
