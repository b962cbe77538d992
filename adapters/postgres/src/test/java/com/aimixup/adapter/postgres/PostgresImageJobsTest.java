package com.aimixup.adapter.postgres;

import com.aimixup.application.images.ImageJobs;
import com.aimixup.application.images.ImageJobsContract;
import com.aimixup.application.privacy.MemoryVault;
import com.aimixup.application.privacy.Vault;
import com.aimixup.application.runtime.MemoryTransactions;
import com.aimixup.application.runtime.Transactions;
import org.junit.jupiter.api.AfterAll;

final class PostgresImageJobsTest extends ImageJobsContract {
    private static final TestDatabase TEST = TestDatabase.fresh();
    private static final Vault VAULT = new MemoryVault(new MemoryTransactions());

    @AfterAll static void close() {
        TEST.close();
    }

    @Override protected ImageJobs jobs() {
        return new PostgresImageJobs(TEST.database(), VAULT);
    }

    @Override protected Vault vault() {
        return VAULT;
    }

    @Override protected Transactions transactions() {
        return TEST.database();
    }
}
