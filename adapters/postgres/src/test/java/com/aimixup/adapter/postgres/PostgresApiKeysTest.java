package com.aimixup.adapter.postgres;

import com.aimixup.application.access.ApiKeys;
import com.aimixup.application.access.ApiKeysContract;
import com.aimixup.application.credits.Ledger;
import com.aimixup.application.privacy.MemoryVault;
import com.aimixup.application.runtime.MemoryTransactions;
import com.aimixup.application.runtime.Transactions;
import com.aimixup.domain.accounts.AccountId;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;

final class PostgresApiKeysTest extends ApiKeysContract {
    private static final TestDatabase TEST = TestDatabase.fresh();
    private final MemoryVault vault = new MemoryVault(new MemoryTransactions());
    private final Set<AccountId> prepared = new HashSet<>();
    private final ApiKeys keys = new PostgresApiKeys(TEST.database(), vault);

    @AfterAll static void close() {
        TEST.close();
    }

    @Override protected ApiKeys keys() {
        return keys;
    }

    @Override protected Ledger ledger() {
        return new PostgresLedger(TEST.database());
    }

    @Override protected Transactions transactions() {
        return TEST.database();
    }

    @Override protected void prepare(AccountId account) {
        if (prepared.add(account)) vault.createKey(account);
    }
}
