package com.aimixup.application.conversations;

import com.aimixup.application.runtime.Transactions;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.conversations.ConversationId;

/**
 * Removes a conversation for good ({@code retain.conversations}). A turn under way in it finds
 * nothing to store its answers in, and costs nothing more.
 */
public final class RemoveConversation {
    private final Conversations conversations;
    private final Transactions transactions;

    public RemoveConversation(Conversations conversations, Transactions transactions) {
        this.conversations = conversations;
        this.transactions = transactions;
    }

    /** @return false if there is none */
    public boolean handle(AccountId account, ConversationId id) {
        return transactions.run(() -> {
            var found = conversations.lock(account, id).isPresent();
            if (found) conversations.remove(account, id);
            return found;
        });
    }
}
