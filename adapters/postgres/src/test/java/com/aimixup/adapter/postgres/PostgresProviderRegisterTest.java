package com.aimixup.adapter.postgres;

import com.aimixup.application.providers.ProviderRegister;
import com.aimixup.application.providers.ProviderRegisterContract;
import com.aimixup.application.runtime.Transactions;
import org.junit.jupiter.api.AfterAll;

final class PostgresProviderRegisterTest extends ProviderRegisterContract {
    private static final TestDatabase TEST = TestDatabase.fresh();

    @AfterAll static void close() {
        TEST.close();
    }

    @Override protected ProviderRegister register() {
        return new PostgresProviderRegister(TEST.database());
    }

    @Override protected Transactions transactions() {
        return TEST.database();
    }
}
