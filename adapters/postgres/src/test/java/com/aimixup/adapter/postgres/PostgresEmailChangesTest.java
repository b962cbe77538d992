package com.aimixup.adapter.postgres;

import com.aimixup.application.accounts.EmailChanges;
import com.aimixup.application.accounts.EmailChangesContract;
import com.aimixup.application.privacy.MemoryVault;
import com.aimixup.application.runtime.MemoryTransactions;
import com.aimixup.application.runtime.Transactions;
import com.aimixup.domain.accounts.AccountId;
import org.junit.jupiter.api.AfterAll;

final class PostgresEmailChangesTest extends EmailChangesContract {
    private static final TestDatabase TEST = TestDatabase.fresh();
    private final MemoryVault vault = new MemoryVault(new MemoryTransactions());

    @AfterAll static void close() {
        TEST.close();
    }

    @Override protected EmailChanges changes() {
        return new PostgresEmailChanges(TEST.database(), vault);
    }

    @Override protected Transactions transactions() {
        return TEST.database();
    }

    @Override protected void prepare(AccountId account) {
        vault.createKey(account);
    }
}
