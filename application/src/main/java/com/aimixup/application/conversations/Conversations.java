package com.aimixup.application.conversations;

import com.aimixup.application.privacy.PersonalData;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.conversations.Conversation;
import com.aimixup.domain.conversations.ConversationId;
import com.aimixup.domain.conversations.MessageId;
import java.util.List;
import java.util.Optional;

/** Conversations with their agents. */
public interface Conversations extends PersonalData {

    /** @return false if there is one of this id: nothing is stored then */
    boolean add(Conversation conversation);

    Optional<Conversation> find(AccountId account, ConversationId id);

    /** Locked until the transaction ends: one turn at a time, one change at a time. */
    Optional<Conversation> lock(AccountId account, ConversationId id);

    /** Stores title, rules, agents and reach, and the version that the conversation brings. */
    void save(Conversation conversation);

    /** Moves the head without making a new version; empty if no message is left. */
    void moveHead(AccountId account, ConversationId id, Optional<MessageId> head);

    default void moveHead(AccountId account, ConversationId id, MessageId head) {
        moveHead(account, id, Optional.of(head));
    }

    /** For good, with messages and turns ({@code retain.conversations}). */
    void remove(AccountId account, ConversationId id);

    /** Newest first by creation; continues after an id that an earlier page ended with. */
    List<Conversation> page(AccountId account, Optional<ConversationId> after, int limit);
}
