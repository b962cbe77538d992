package com.aimixup.application.spending;

import com.aimixup.application.conversations.Conversations;
import com.aimixup.application.credits.Ledger;
import com.aimixup.application.credits.Spending;
import com.aimixup.application.runtime.Transactions;
import java.time.Clock;

/** A person's limits, and what they are told about them. */
public record SpendingUseCases(LimitSpending limit, ReadSpending read) {

    public static SpendingUseCases over(Spending spending, Ledger ledger,
            Conversations conversations, Transactions transactions, Clock clock) {
        return new SpendingUseCases(
                new LimitSpending(spending, ledger, conversations, transactions, clock),
                new ReadSpending(spending, conversations, clock));
    }
}
