package com.aimixup.application.conversations;

import com.aimixup.application.privacy.MemoryVault;
import com.aimixup.application.privacy.Vault;
import com.aimixup.application.runtime.MemoryTransactions;
import com.aimixup.application.runtime.Transactions;

final class MemoryToldEventsTest extends ToldEventsContract {
    private final MemoryTransactions transactions = new MemoryTransactions();
    private final MemoryVault vault = new MemoryVault(transactions);
    private final MemoryTurns turns = new MemoryTurns(transactions);
    private final MemoryConversations conversations = new MemoryConversations(transactions,
            new MemoryMessages(transactions), turns);
    private final MemoryToldEvents told = new MemoryToldEvents(transactions, turns);

    @Override
    protected Conversations conversations() {
        return conversations;
    }

    @Override
    protected Turns turns() {
        return turns;
    }

    @Override
    protected ToldEvents told() {
        return told;
    }

    @Override
    protected Vault vault() {
        return vault;
    }

    @Override
    protected Transactions transactions() {
        return transactions;
    }
}
