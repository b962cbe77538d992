package com.aimixup.application.conversations;

import com.aimixup.application.privacy.PersonalData;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.conversations.ConversationId;
import com.aimixup.domain.conversations.MessageId;
import com.aimixup.domain.conversations.Turn;
import com.aimixup.domain.conversations.TurnId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Turns, each driven by one node under a lease. */
public interface Turns extends PersonalData {

    void add(Turn turn, Lease lease);

    Optional<Turn> find(AccountId account, ConversationId conversation, TurnId turn);

    /** The turn that answers a question, in whichever conversation; at most one. */
    Optional<Turn> findByQuestion(AccountId account, MessageId question);

    /** The turn under way in a conversation, if any. */
    Optional<Turn> running(AccountId account, ConversationId conversation);

    int countRunning(AccountId account);

    /** @return false if it was not running any more */
    boolean end(Turn turn);

    /** For good, with all that is kept of them but their messages. */
    void remove(AccountId account, Collection<TurnId> turns);

    /** Says that a node is alive and still drives these turns. */
    void extendLeases(UUID node, Collection<TurnId> driven, Instant until);

    /** Running turns whose lease is over, oldest first. */
    List<Turn> abandoned(Instant now, int limit);

    record Lease(UUID node, Instant until) {}
}
