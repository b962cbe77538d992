package com.aimixup.application.restrictions;

import com.aimixup.application.completions.CompletionRuns;
import com.aimixup.application.conversations.TurnRuns;
import com.aimixup.application.runtime.Signals;
import java.util.HashSet;
import java.util.concurrent.Executor;

/**
 * Ends what restricted accounts have under way on this node: their calls are closed, what was said
 * is kept and paid. Runs when an account is restricted anywhere, and as a job, for signals that got
 * lost and for whoever began at that very moment.
 */
public final class ObeyRestrictions {
    /** Shown as the reason in the turns that it ends. */
    public static final String REASON = "account-restricted";
    static final String TOPIC = "account-restricted";
    private final Restrictions restrictions;
    private final TurnRuns turns;
    private final CompletionRuns completions;

    public ObeyRestrictions(Restrictions restrictions, TurnRuns turns, CompletionRuns completions,
            Signals signals, Executor threads) {
        this.restrictions = restrictions;
        this.turns = turns;
        this.completions = completions;
        signals.listen((topic, _) -> {
            if (topic.equals(TOPIC)) threads.execute(this::handle);
        });
    }

    public void handle() {
        var busy = new HashSet<>(turns.accounts());
        busy.addAll(completions.accounts());
        if (busy.isEmpty()) return;
        for (var account : restrictions.among(busy)) {
            turns.stopAll(account, REASON);
            completions.cancelAll(account);
        }
    }
}
