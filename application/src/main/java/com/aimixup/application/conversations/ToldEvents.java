package com.aimixup.application.conversations;

import com.aimixup.application.conversations.TurnFeed.Numbered;
import com.aimixup.application.privacy.PersonalData;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.conversations.Turn;
import com.aimixup.domain.conversations.TurnId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * What turns have told, so that it can be told again word for word, on any node. Kept for a while
 * only: the answers themselves are messages.
 */
public interface ToldEvents extends PersonalData {

    /** Events of one turn that follow each other; at least one. */
    record Part(Turn turn, List<Numbered> events) {
        public Part {
            events = List.copyOf(events);
        }

        public long first() {
            return events.getFirst().number();
        }

        public long last() {
            return events.getLast().number();
        }
    }

    /**
     * Stores parts of several turns, outside any transaction and quickly: what is stored outlives
     * this node, though perhaps not a sudden death of the database.
     *
     * @param writer names the node; of two that continue a turn at the same number, one succeeds
     * @return the turns whose parts are stored, now or by an earlier call that was not answered
     */
    Set<TurnId> write(UUID writer, Collection<Part> parts);

    /**
     * Stores a part within a transaction, for good.
     *
     * @throws RuntimeException if another has continued the turn at this number
     */
    void append(UUID writer, Part part);

    /** The next events after a number, in order and a portion at a time; empty at the end. */
    List<Numbered> after(Turn turn, long number);

    /** The number of the newest event; 0 if nothing is stored. */
    long last(Turn turn);

    /** Stores the events of a turn that is over in fewer rows. They stay the same. */
    void pack(Turn turn);

    void remove(AccountId account, TurnId turn);

    /**
     * Removes what turns told that ended before a moment, and what has no turn any more.
     *
     * @return of how many turns
     */
    int removeOld(Instant endedBefore);
}
