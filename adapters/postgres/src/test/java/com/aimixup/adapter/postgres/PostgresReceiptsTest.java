package com.aimixup.adapter.postgres;

import com.aimixup.application.credits.Ledger;
import com.aimixup.application.credits.Receipts;
import com.aimixup.application.credits.ReceiptsContract;
import com.aimixup.application.runtime.Transactions;
import org.junit.jupiter.api.AfterAll;

final class PostgresReceiptsTest extends ReceiptsContract {
    private static final TestDatabase TEST = TestDatabase.fresh();

    @AfterAll static void close() {
        TEST.close();
    }

    @Override protected Receipts receipts() {
        return new PostgresReceipts(TEST.database());
    }

    @Override protected Ledger ledger() {
        return new PostgresLedger(TEST.database());
    }

    @Override protected Transactions transactions() {
        return TEST.database();
    }
}
