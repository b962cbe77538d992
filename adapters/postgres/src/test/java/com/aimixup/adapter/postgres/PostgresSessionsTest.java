package com.aimixup.adapter.postgres;

import com.aimixup.application.access.Sessions;
import com.aimixup.application.access.SessionsContract;
import com.aimixup.application.privacy.MemoryVault;
import com.aimixup.application.runtime.MemoryTransactions;
import com.aimixup.application.runtime.Transactions;
import com.aimixup.domain.accounts.AccountId;
import org.junit.jupiter.api.AfterAll;

final class PostgresSessionsTest extends SessionsContract {
    private static final TestDatabase TEST = TestDatabase.fresh();

    private static final MemoryVault VAULT = new MemoryVault(new MemoryTransactions());

    @Override protected void prepare(AccountId account) {
        VAULT.createKey(account);
    }

    @AfterAll static void close() {
        TEST.close();
    }

    @Override protected Sessions sessions() {
        return new PostgresSessions(TEST.database(), VAULT);
    }

    @Override protected Transactions transactions() {
        return TEST.database();
    }
}
