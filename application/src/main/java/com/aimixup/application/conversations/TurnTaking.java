package com.aimixup.application.conversations;

import com.aimixup.application.credits.Holds;
import com.aimixup.application.files.Handouts;
import com.aimixup.application.privacy.Disclosures;
import com.aimixup.application.providers.Casting;
import com.aimixup.application.runtime.Ids;
import com.aimixup.application.runtime.Patience;
import com.aimixup.application.runtime.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executor;

/** The use cases around one turn, wired to each other. */
public record TurnTaking(TakeTurn take, FollowTurn follow, RecoverTurns recover, TurnRuns runs) {

    /** How long an answer that is paid for waits for a store that is away. */
    private static final Duration STORE_PATIENCE = Duration.ofMinutes(1);

    /**
     * @param node names this process, anew at each start
     * @param threads one thread for each task, cheap to block
     */
    public static TurnTaking over(Conversations conversations, Messages messages, Turns turns,
            Holds holds, Disclosures disclosures, Casting casting, Handouts handouts,
            Transactions transactions, Ids ids, Clock clock, TurnLimits limits, UUID node,
            Executor threads) {
        var patience = new Patience(STORE_PATIENCE);
        var staging = new Staging(holds, disclosures, messages, conversations, ids, clock, limits,
                casting);
        var performance = new Performance(holds, messages, transactions, patience);
        var parts = new TurnRun.Parts(staging, performance, conversations, turns, transactions,
                patience, threads, clock);
        var runs = new TurnRuns(node, turns, threads, clock, limits);
        return new TurnTaking(
                new TakeTurn(conversations, messages, turns, casting,
                        new Handing(handouts, casting), transactions, runs, parts, ids, clock,
                        limits),
                new FollowTurn(conversations, messages, turns, runs),
                new RecoverTurns(turns, messages, conversations, holds, runs, transactions, clock),
                runs);
    }
}
