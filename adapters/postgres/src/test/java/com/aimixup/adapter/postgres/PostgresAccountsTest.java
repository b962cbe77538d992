package com.aimixup.adapter.postgres;

import com.aimixup.application.accounts.Accounts;
import com.aimixup.application.accounts.AccountsContract;
import com.aimixup.application.privacy.MemoryVault;
import com.aimixup.application.privacy.Vault;
import com.aimixup.application.runtime.MemoryTransactions;
import com.aimixup.application.runtime.Transactions;
import org.junit.jupiter.api.AfterAll;

final class PostgresAccountsTest extends AccountsContract {
    private static final TestDatabase TEST = TestDatabase.fresh();
    private static final Vault VAULT = new MemoryVault(new MemoryTransactions());

    @AfterAll static void close() {
        TEST.close();
    }

    @Override protected Accounts accounts() {
        return new PostgresAccounts(TEST.database(), VAULT);
    }

    @Override protected Vault vault() {
        return VAULT;
    }

    @Override protected Transactions transactions() {
        return TEST.database();
    }
}
