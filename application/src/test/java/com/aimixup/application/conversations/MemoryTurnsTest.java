package com.aimixup.application.conversations;

import com.aimixup.application.privacy.MemoryVault;
import com.aimixup.application.privacy.Vault;
import com.aimixup.application.runtime.MemoryTransactions;
import com.aimixup.application.runtime.Transactions;

final class MemoryTurnsTest extends TurnsContract {
    private final MemoryTransactions transactions = new MemoryTransactions();
    private final MemoryVault vault = new MemoryVault(transactions);
    private final MemoryMessages messages = new MemoryMessages(transactions);
    private final MemoryTurns turns = new MemoryTurns(transactions);
    private final MemoryConversations conversations =
            new MemoryConversations(transactions, messages, turns);

    @Override
    protected Conversations conversations() {
        return conversations;
    }

    @Override
    protected Turns turns() {
        return turns;
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
