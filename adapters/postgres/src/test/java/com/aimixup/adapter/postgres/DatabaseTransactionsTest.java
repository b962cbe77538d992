package com.aimixup.adapter.postgres;

import com.aimixup.application.runtime.Transactions;
import com.aimixup.application.runtime.TransactionsContract;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;

final class DatabaseTransactionsTest extends TransactionsContract {
    private static final TestDatabase TEST = TestDatabase.fresh();

    @BeforeEach void makeRow() {
        TEST.database().update("delete from account_key");
        TEST.database().update("insert into master_key (version, state, check_value)"
                + " values (1, 'ACTIVE', '') on conflict do nothing");
    }

    @AfterAll static void close() {
        TEST.close();
    }

    @Override protected Transactions transactions() {
        return TEST.database();
    }

    @Override protected void write(String value) {
        TEST.database().update("""
                insert into account_key (account_id, master_version, wrapped)
                values ('00000000-0000-0000-0000-000000000001', 1, convert_to(?, 'UTF8'))
                on conflict (account_id) do update set wrapped = excluded.wrapped""", value);
    }

    @Override protected Optional<String> read() {
        return TEST.database().first("select convert_from(wrapped, 'UTF8') as value"
                + " from account_key", row -> row.text("value"));
    }
}
