package com.aimixup.adapter.postgres;

import com.aimixup.application.conversations.Conversations;
import com.aimixup.application.conversations.ToldEvents;
import com.aimixup.application.conversations.ToldEventsContract;
import com.aimixup.application.conversations.Turns;
import com.aimixup.application.privacy.MemoryVault;
import com.aimixup.application.privacy.Vault;
import com.aimixup.application.runtime.MemoryTransactions;
import com.aimixup.application.runtime.Transactions;
import org.junit.jupiter.api.AfterAll;

final class PostgresToldEventsTest extends ToldEventsContract {
    private static final TestDatabase TEST = TestDatabase.fresh();
    private static final Vault VAULT = new MemoryVault(new MemoryTransactions());

    @AfterAll static void close() {
        TEST.close();
    }

    @Override protected Conversations conversations() {
        return new PostgresConversations(TEST.database(), VAULT);
    }

    @Override protected Turns turns() {
        return new PostgresTurns(TEST.database());
    }

    @Override protected ToldEvents told() {
        return new PostgresToldEvents(TEST.database(), VAULT);
    }

    @Override protected Vault vault() {
        return VAULT;
    }

    @Override protected Transactions transactions() {
        return TEST.database();
    }
}
