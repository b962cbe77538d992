package com.aimixup.application.credits;

import com.aimixup.application.privacy.PersonalData;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.credits.Credits;
import com.aimixup.domain.credits.Hold;
import com.aimixup.domain.credits.HoldId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What a person spends in a month and in a conversation, and the limits that they set. Whoever
 * changes or relies on it has the account's balance locked, so it is exact however many turns run.
 */
public interface Spending extends PersonalData {

    enum Scope { MONTH, CONVERSATION }

    /** Empty removes it. */
    void limit(AccountId account, Purse purse, Optional<Credits> limit);

    Sum sum(AccountId account, Purse purse);

    /** What may still be spent within each limit that holds for this month and conversation. */
    List<Left> left(AccountId account, Purse month, Optional<UUID> conversation);

    /** Remembers whose conversation these holds are for, until they end. */
    void held(AccountId account, UUID conversation, List<Hold> holds);

    /**
     * Adds the price of a hold that ends to the month, and to the conversation it was for.
     *
     * @return the sums that it changed and that have a limit
     */
    List<Sum> charge(AccountId account, HoldId hold, Purse month, Credits price);

    /** @return false if there is one of this purse and limit: a person is told once */
    boolean add(AccountId account, Notice notice);

    /** Newest first. */
    List<Notice> notices(AccountId account, int limit);

    /**
     * What a limit is for.
     *
     * @param subject the month as 2026-11 (a limit holds for every month), or the conversation
     */
    record Purse(Scope scope, String subject) {
        public static Purse conversation(UUID conversation) {
            return new Purse(Scope.CONVERSATION, conversation.toString());
        }

        /** The months of everybody are those of UTC. */
        public static Purse month(Instant at) {
            return new Purse(Scope.MONTH, at.toString().substring(0, "2026-11".length()));
        }
    }

    /** What is held for the conversation counts as spent; what is held at all is not known here. */
    record Left(Scope scope, Credits unspent) {}

    record Sum(Purse purse, Credits spent, Optional<Credits> limit) {}

    /** A person is about to reach a limit of theirs. */
    record Notice(Purse purse, Credits limit, Credits spent, Instant at) {}
}
