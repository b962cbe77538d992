package com.aimixup.adapter.postgres;

import com.aimixup.application.credits.Ledger;
import com.aimixup.application.credits.LedgerContract;
import com.aimixup.application.runtime.Transactions;
import org.junit.jupiter.api.AfterAll;

final class PostgresLedgerTest extends LedgerContract {
    private static final TestDatabase TEST = TestDatabase.fresh();

    @AfterAll static void close() {
        TEST.close();
    }

    @Override protected Ledger ledger() {
        return new PostgresLedger(TEST.database());
    }

    @Override protected Transactions transactions() {
        return TEST.database();
    }
}
