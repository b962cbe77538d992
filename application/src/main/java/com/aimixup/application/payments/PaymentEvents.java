package com.aimixup.application.payments;

import com.aimixup.application.payments.PaymentSource.PaymentEvent;
import com.aimixup.application.privacy.PersonalData;
import com.aimixup.domain.accounts.AccountId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The inbox of events: kept in the moment they are acknowledged, worked on afterwards. */
public interface PaymentEvents extends PersonalData {

    enum State {
        WAITING,
        APPLIED,
        /** Without effect, for a known reason. */
        IGNORED,
        /** Tried often enough; a person has to look. */
        STUCK
    }

    /** An event in the inbox; nothing of its facts. */
    record Entry(String source, String id, String type, Instant occurredAt, Instant receivedAt,
            State state, int tries, Instant nextTryAt, Optional<AccountId> account,
            Optional<String> note) {}

    /** @return false if it is there already */
    boolean add(PaymentEvent event, Instant receivedAt);

    /** The next one that waits and whose time has come, oldest first; each to one caller only. */
    Optional<Claimed> claim(Instant now);

    record Claimed(PaymentEvent event, int tries) {}

    /**
     * Ends the work on a claimed event, or puts it off.
     *
     * @param note why; a code, never text of the event
     */
    void finish(PaymentEvent event, State state, int tries, Instant nextTryAt,
            Optional<AccountId> account, Optional<String> note);

    /** Lets those that wait or are stuck be tried at once. @return how many */
    int retry(Optional<String> id, Instant now);

    /** Newest first. */
    List<Entry> list(Optional<State> state, int limit);

    Map<State, Long> counts();

    /** @param isUnknown whether it is of a kind that we do not know */
    record Tally(String source, String type, State state, boolean isUnknown, long count) {}

    /** Of all kinds. */
    List<Tally> tallies();

    /** Drops the facts of events that ended before this time; what is left has no content. */
    int forget(Instant before);
}
