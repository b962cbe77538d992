package com.aimixup.adapter.postgres;

import com.aimixup.application.attempts.KnownPlaces;
import com.aimixup.application.attempts.KnownPlacesContract;
import com.aimixup.application.runtime.Transactions;
import org.junit.jupiter.api.AfterAll;

final class PostgresKnownPlacesTest extends KnownPlacesContract {
    private static final TestDatabase TEST = TestDatabase.fresh();

    @AfterAll static void close() {
        TEST.close();
    }

    @Override protected KnownPlaces places() {
        return new PostgresKnownPlaces(TEST.database());
    }

    @Override protected Transactions transactions() {
        return TEST.database();
    }
}
