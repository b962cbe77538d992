package com.aimixup.adapter.postgres;

import com.aimixup.application.access.Factors;
import com.aimixup.application.access.FactorsContract;
import com.aimixup.application.privacy.MemoryVault;
import com.aimixup.application.runtime.MemoryTransactions;
import com.aimixup.application.runtime.Transactions;
import com.aimixup.domain.accounts.AccountId;
import org.junit.jupiter.api.AfterAll;

final class PostgresFactorsTest extends FactorsContract {
    private static final TestDatabase TEST = TestDatabase.fresh();
    private final MemoryVault vault = new MemoryVault(new MemoryTransactions());

    @AfterAll static void close() {
        TEST.close();
    }

    @Override protected Factors factors() {
        return new PostgresFactors(TEST.database(), vault);
    }

    @Override protected Transactions transactions() {
        return TEST.database();
    }

    @Override protected void prepare(AccountId account) {
        vault.createKey(account);
    }
}
