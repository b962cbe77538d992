package com.aimixup.adapter.postgres;

import com.aimixup.application.credits.PriceBook;
import com.aimixup.application.credits.PriceBookContract;
import org.junit.jupiter.api.AfterAll;

final class PostgresPriceBookTest extends PriceBookContract {
    private static final TestDatabase TEST = TestDatabase.fresh();

    @AfterAll static void close() {
        TEST.close();
    }

    @Override protected PriceBook prices() {
        return new PostgresPriceBook(TEST.database());
    }
}
