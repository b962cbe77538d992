package com.aimixup.adapter.postgres;

import com.aimixup.application.mail.Outbox;
import com.aimixup.application.mail.OutboxContract;
import com.aimixup.application.privacy.MemoryVault;
import com.aimixup.application.runtime.MemoryTransactions;
import com.aimixup.application.runtime.Transactions;
import com.aimixup.domain.accounts.AccountId;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;

final class PostgresOutboxTest extends OutboxContract {
    private static final TestDatabase TEST = TestDatabase.fresh();
    private final MemoryVault vault = new MemoryVault(new MemoryTransactions());
    private final Outbox outbox = new PostgresOutbox(TEST.database(), vault);

    @AfterEach void empty() {
        outbox.giveUp(Instant.parse("2100-01-01T00:00:00Z"));
    }

    @AfterAll static void close() {
        TEST.close();
    }

    @Override protected Outbox outbox() {
        return outbox;
    }

    @Override protected Transactions transactions() {
        return TEST.database();
    }

    @Override protected void prepare(AccountId account) {
        vault.createKey(account);
    }
}
