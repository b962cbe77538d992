package com.aimixup.adapter.postgres;

import com.aimixup.application.payments.Checkouts;
import com.aimixup.application.payments.CheckoutsContract;
import com.aimixup.application.privacy.MemoryVault;
import com.aimixup.application.runtime.MemoryTransactions;
import com.aimixup.application.runtime.Transactions;
import com.aimixup.domain.accounts.AccountId;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;

final class PostgresCheckoutsTest extends CheckoutsContract {
    private static final TestDatabase TEST = TestDatabase.fresh();
    private final MemoryVault vault = new MemoryVault(new MemoryTransactions());
    private final AccountId anna = new AccountId(UUID.randomUUID());

    PostgresCheckoutsTest() {
        vault.createKey(anna);
    }

    @AfterAll static void close() {
        TEST.close();
    }

    @Override protected AccountId anna() {
        return anna;
    }

    @Override protected Checkouts checkouts() {
        return new PostgresCheckouts(TEST.database(), vault);
    }

    @Override protected Transactions transactions() {
        return TEST.database();
    }
}
