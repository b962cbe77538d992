package com.aimixup.application.conversations;

import com.aimixup.application.credits.Holds;
import com.aimixup.application.files.Handouts;
import com.aimixup.application.images.PictureKeeping;
import com.aimixup.application.privacy.Disclosures;
import com.aimixup.application.providers.Casting;
import com.aimixup.application.runtime.Ids;
import com.aimixup.application.runtime.Patience;
import com.aimixup.application.runtime.Signals;
import com.aimixup.application.runtime.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executor;

/** The use cases around one turn, wired to each other. */
public record TurnTaking(TakeTurn take, EstimateTurn estimate, FollowTurn follow,
        CancelTurn cancel, RecoverTurns recover, ForgetTold forget, TurnRuns runs) {

    /** How long an answer that is paid for waits for a store that is away. */
    private static final Duration STORE_PATIENCE = Duration.ofMinutes(1);

    /**
     * @param node names this process, anew at each start
     * @param threads one thread for each task, cheap to block
     */
    public static TurnTaking over(Conversations conversations, Messages messages, Turns turns,
            ToldEvents told, Signals signals, Holds holds, Disclosures disclosures,
            Casting casting, Handouts handouts, PictureKeeping pictures,
            Transactions transactions, Ids ids, Clock clock, TurnLimits limits, UUID node,
            Executor threads) {
        var patience = new Patience(STORE_PATIENCE);
        var watch = new TurnWatch(signals, clock);
        var telling = new TurnRun.Telling(node, told, new Scribe(node, told, watch, patience),
                watch);
        var staging = new Staging(holds, disclosures, messages, conversations, ids, clock, limits,
                casting);
        var performance = new Performance(holds, messages, transactions, patience,
                new Easel(pictures, holds, conversations, messages, transactions, patience));
        var handing = new Handing(handouts, casting);
        var parts = new TurnRun.Parts(staging, handing, performance, conversations, turns, telling,
                transactions, patience, threads, clock);
        var looking = new Looking(messages, casting, handing, staging, ids,
                clock);
        var runs = new TurnRuns(node, turns, threads, clock, limits);
        watch.onStop(() -> threads.execute(runs::obeyStops));
        return new TurnTaking(
                new TakeTurn(conversations, messages, turns, looking, transactions, runs, parts,
                        limits),
                new EstimateTurn(conversations, looking, staging),
                new FollowTurn(conversations, messages, turns, told, runs, watch),
                new CancelTurn(turns, runs, watch),
                new RecoverTurns(telling, turns, messages, conversations, holds, casting, runs,
                        transactions, clock),
                new ForgetTold(told, clock), runs);
    }
}
