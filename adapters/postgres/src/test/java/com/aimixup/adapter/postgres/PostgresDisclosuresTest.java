package com.aimixup.adapter.postgres;

import com.aimixup.application.privacy.Disclosures;
import com.aimixup.application.privacy.DisclosuresContract;
import com.aimixup.application.runtime.Transactions;
import org.junit.jupiter.api.AfterAll;

final class PostgresDisclosuresTest extends DisclosuresContract {
    private static final TestDatabase TEST = TestDatabase.fresh();

    @AfterAll static void close() {
        TEST.close();
    }

    @Override protected Disclosures disclosures() {
        return new PostgresDisclosures(TEST.database());
    }

    @Override protected Transactions transactions() {
        return TEST.database();
    }
}
