package com.aimixup.application.conversations;

import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.conversations.Conversation;
import com.aimixup.domain.conversations.ConversationId;
import com.aimixup.domain.conversations.Message;
import com.aimixup.domain.conversations.MessageId;
import com.aimixup.domain.conversations.Turn;
import com.aimixup.domain.conversations.TurnId;
import java.util.List;
import java.util.Optional;

/** Shows a person their conversations; another person's are as unknown as none. */
public final class ReadConversations {

    /** A turn with all its messages, the question first. */
    public record TurnView(Turn turn, List<Message> messages) {}

    private final Conversations conversations;
    private final Messages messages;
    private final Turns turns;

    public ReadConversations(Conversations conversations, Messages messages, Turns turns) {
        this.conversations = conversations;
        this.messages = messages;
        this.turns = turns;
    }

    /** Newest first. */
    public List<Conversation> page(AccountId account, Optional<ConversationId> after, int limit) {
        return conversations.page(account, after, limit);
    }

    public Optional<Conversation> one(AccountId account, ConversationId id) {
        return conversations.find(account, id);
    }

    /** Oldest first, all branches; empty if there is no such conversation. */
    public Optional<List<Message>> messages(AccountId account, ConversationId conversation,
            Optional<MessageId> after, int limit) {
        return conversations.find(account, conversation)
                .map(found -> messages.page(account, conversation, after, limit));
    }

    /** From the root down to a message, the head if none is named; empty if there is none. */
    public Optional<List<Message>> branch(AccountId account, ConversationId conversation,
            Optional<MessageId> leaf) {
        return conversations.find(account, conversation).flatMap(found -> {
            var last = leaf.or(found::head);
            if (last.isEmpty()) return Optional.of(List.of());
            return Optional.of(messages.branch(account, conversation, last.get()))
                    .filter(branch -> !branch.isEmpty());
        });
    }

    public Optional<TurnView> turn(AccountId account, ConversationId conversation, TurnId turn) {
        return turns.find(account, conversation, turn)
                .map(found -> new TurnView(found, messages.ofTurn(account, turn)));
    }
}
