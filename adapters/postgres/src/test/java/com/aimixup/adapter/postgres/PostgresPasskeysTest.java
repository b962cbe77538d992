package com.aimixup.adapter.postgres;

import com.aimixup.application.access.PasskeyChallenges;
import com.aimixup.application.access.Passkeys;
import com.aimixup.application.access.PasskeysContract;
import com.aimixup.application.privacy.MemoryVault;
import com.aimixup.application.runtime.MemoryTransactions;
import com.aimixup.application.runtime.Transactions;
import com.aimixup.domain.accounts.AccountId;
import org.junit.jupiter.api.AfterAll;

final class PostgresPasskeysTest extends PasskeysContract {
    private static final TestDatabase TEST = TestDatabase.fresh();
    private final MemoryVault vault = new MemoryVault(new MemoryTransactions());

    @AfterAll static void close() {
        TEST.close();
    }

    @Override protected Passkeys passkeys() {
        return new PostgresPasskeys(TEST.database(), vault);
    }

    @Override protected PasskeyChallenges challenges() {
        return new PostgresPasskeyChallenges(TEST.database());
    }

    @Override protected Transactions transactions() {
        return TEST.database();
    }

    @Override protected void prepare(AccountId account) {
        vault.createKey(account);
    }
}
