package com.aimixup.adapter.postgres;

import com.aimixup.application.files.StoredFiles;
import com.aimixup.application.images.Provenances;
import com.aimixup.application.images.ProvenancesContract;
import com.aimixup.application.privacy.MemoryVault;
import com.aimixup.application.privacy.Vault;
import com.aimixup.application.runtime.MemoryTransactions;
import com.aimixup.application.runtime.Transactions;
import org.junit.jupiter.api.AfterAll;

final class PostgresProvenancesTest extends ProvenancesContract {
    private static final TestDatabase TEST = TestDatabase.fresh();
    private static final Vault VAULT = new MemoryVault(new MemoryTransactions());

    @AfterAll static void close() {
        TEST.close();
    }

    @Override protected Provenances provenances() {
        return new PostgresProvenances(TEST.database(), VAULT);
    }

    @Override protected StoredFiles files() {
        return new PostgresStoredFiles(TEST.database(), VAULT);
    }

    @Override protected Vault vault() {
        return VAULT;
    }

    @Override protected Transactions transactions() {
        return TEST.database();
    }
}
