package com.aimixup.adapter.postgres;

import com.aimixup.application.privacy.MemoryVault;
import com.aimixup.application.privacy.Vault;
import com.aimixup.application.runtime.MemoryTransactions;
import com.aimixup.application.runtime.Transactions;
import com.aimixup.application.teams.Teams;
import com.aimixup.application.teams.TeamsContract;
import org.junit.jupiter.api.AfterAll;

final class PostgresTeamsTest extends TeamsContract {
    private static final TestDatabase TEST = TestDatabase.fresh();
    private static final Vault VAULT = new MemoryVault(new MemoryTransactions());

    @AfterAll static void close() {
        TEST.close();
    }

    @Override protected Teams teams() {
        return new PostgresTeams(TEST.database(), VAULT);
    }

    @Override protected Vault vault() {
        return VAULT;
    }

    @Override protected Transactions transactions() {
        return TEST.database();
    }
}
