package com.aimixup.application.spending;

import com.aimixup.application.conversations.Conversations;
import com.aimixup.application.credits.Spending;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.conversations.ConversationId;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Shows a person their limits, what they have spent within them, and their notices. */
public final class ReadSpending {
    private final Spending spending;
    private final Conversations conversations;
    private final Clock clock;

    ReadSpending(Spending spending, Conversations conversations, Clock clock) {
        this.spending = spending;
        this.conversations = conversations;
        this.clock = clock;
    }

    public Spending.Sum thisMonth(AccountId account) {
        return spending.sum(account, LimitSpending.purse(Optional.empty(), clock));
    }

    public Optional<Spending.Sum> conversation(AccountId account, ConversationId id) {
        return conversations.find(account, id).map(found ->
                spending.sum(account, LimitSpending.purse(Optional.of(id), clock)));
    }

    /** Newest first. */
    public List<Spending.Notice> notices(AccountId account, int limit) {
        return spending.notices(account, limit);
    }
}
