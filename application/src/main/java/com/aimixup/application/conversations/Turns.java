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
import java.util.Map;
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

    /** All turns of a person that are under way. */
    List<Turn> running(AccountId account);

    /**
     * Remembers that a turn is to stop; the node that drives it looks here. The first reason stays.
     *
     * @return false if it is not running
     */
    boolean askStop(Turn turn, String reason);

    /** Why a turn is to stop, if somebody asked for it. */
    Optional<String> stopAsked(Turn turn);

    /** The turns of a node that are to stop, and why. */
    Map<TurnId, String> stopsAsked(UUID node);

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
