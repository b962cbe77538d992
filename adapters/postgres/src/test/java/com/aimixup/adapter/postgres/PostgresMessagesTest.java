package com.aimixup.adapter.postgres;

import com.aimixup.application.conversations.Conversations;
import com.aimixup.application.conversations.Messages;
import com.aimixup.application.conversations.MessagesContract;
import com.aimixup.application.privacy.MemoryVault;
import com.aimixup.application.privacy.Vault;
import com.aimixup.application.runtime.MemoryTransactions;
import com.aimixup.application.runtime.Transactions;
import org.junit.jupiter.api.AfterAll;

final class PostgresMessagesTest extends MessagesContract {
    private static final TestDatabase TEST = TestDatabase.fresh();
    private static final Vault VAULT = new MemoryVault(new MemoryTransactions());

    @AfterAll static void close() {
        TEST.close();
    }

    @Override protected Conversations conversations() {
        return new PostgresConversations(TEST.database(), VAULT);
    }

    @Override protected Messages messages() {
        return new PostgresMessages(TEST.database(), VAULT);
    }

    @Override protected Vault vault() {
        return VAULT;
    }

    @Override protected Transactions transactions() {
        return TEST.database();
    }
}
