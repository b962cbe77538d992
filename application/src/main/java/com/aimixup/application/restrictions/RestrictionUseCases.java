package com.aimixup.application.restrictions;

import com.aimixup.application.accounts.Accounts;
import com.aimixup.application.completions.CompletionRuns;
import com.aimixup.application.conversations.TurnRuns;
import com.aimixup.application.runtime.Signals;
import com.aimixup.application.runtime.Transactions;
import java.time.Clock;
import java.util.concurrent.Executor;

/** Restricting accounts, and what comes of it on this node. */
public record RestrictionUseCases(RestrictAccount change, ObeyRestrictions obey) {

    public static RestrictionUseCases over(Accounts accounts, Restrictions restrictions,
            TurnRuns turns, CompletionRuns completions, Signals signals,
            Transactions transactions, Clock clock, Executor threads) {
        return new RestrictionUseCases(
                new RestrictAccount(accounts, restrictions, signals, transactions, clock),
                new ObeyRestrictions(restrictions, turns, completions, signals, threads));
    }
}
