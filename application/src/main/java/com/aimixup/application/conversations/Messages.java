package com.aimixup.application.conversations;

import com.aimixup.application.privacy.PersonalData;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.conversations.ConversationId;
import com.aimixup.domain.conversations.Message;
import com.aimixup.domain.conversations.MessageId;
import com.aimixup.domain.conversations.TurnId;
import com.aimixup.domain.files.FileId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The messages of conversations. */
public interface Messages extends PersonalData {

    void add(AccountId account, ConversationId conversation, Message message);

    /**
     * Ends an open answer: stores its text, state, answer and files.
     *
     * @return false if it is not open any more, or gone: nothing happens then
     */
    boolean complete(AccountId account, Message message);

    Optional<Message> find(AccountId account, MessageId message);

    /** The messages from the root down to this one; empty if it is not in the conversation. */
    List<Message> branch(AccountId account, ConversationId conversation, MessageId last);

    /** Removes a message and all that hangs on it, for good. */
    Removed remove(AccountId account, ConversationId conversation, MessageId message);

    /**
     * @param messages that went
     * @param turns those of which no message is left
     * @param files those that went with them and that no other message has
     */
    record Removed(Set<MessageId> messages, Set<TurnId> turns, Set<FileId> files) {
        public Removed {
            messages = Set.copyOf(messages);
            turns = Set.copyOf(turns);
            files = Set.copyOf(files);
        }
    }

    /** The files that messages of this conversation have and none elsewhere. */
    Set<FileId> filesOnlyIn(AccountId account, ConversationId conversation);

    /** All messages of a turn in the order in which they were begun. */
    List<Message> ofTurn(AccountId account, TurnId turn);

    /** Oldest first; continues after a message that an earlier page ended with. */
    List<Message> page(AccountId account, ConversationId conversation, Optional<MessageId> after,
            int limit);
}
