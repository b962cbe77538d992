package com.aimixup.application.conversations;

import com.aimixup.application.runtime.Transactions;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.conversations.ConversationId;
import java.util.Optional;

/**
 * Removes a conversation for good ({@code retain.conversations}). A turn under way in it finds
 * nothing to store its answers in, and costs nothing more.
 */
public final class RemoveConversation {

    /** @param ifVersion the version that the person saw; empty to remove whatever is there */
    public record Command(
            AccountId account, ConversationId conversation, Optional<Long> ifVersion) {}

    public sealed interface Outcome {
        record Removed() implements Outcome {}

        record UnknownConversation() implements Outcome {}

        /** Somebody changed it in the meantime. */
        record ChangedMeanwhile(long version) implements Outcome {}
    }

    private final Conversations conversations;
    private final Transactions transactions;

    public RemoveConversation(Conversations conversations, Transactions transactions) {
        this.conversations = conversations;
        this.transactions = transactions;
    }

    public Outcome handle(Command command) {
        return transactions.run(() -> {
            var found = conversations.lock(command.account(), command.conversation());
            if (found.isEmpty()) return new Outcome.UnknownConversation();
            var version = found.get().version();
            if (command.ifVersion().filter(seen -> seen != version).isPresent())
                return new Outcome.ChangedMeanwhile(version);
            conversations.remove(command.account(), command.conversation());
            return new Outcome.Removed();
        });
    }
}
