package com.aimixup.application.completions;

import com.aimixup.application.access.ApiKeys;
import com.aimixup.application.access.FreshKeys;
import com.aimixup.application.credits.Holds;
import com.aimixup.application.files.CleanBytes;
import com.aimixup.application.privacy.Disclosures;
import com.aimixup.application.providers.Casting;
import com.aimixup.application.runtime.Ids;
import com.aimixup.application.runtime.Patience;
import com.aimixup.application.runtime.Transactions;
import com.aimixup.application.teams.Teams;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executor;

/**
 * What there is to do without keeping it.
 *
 * @param answerTime how long one answer may take
 */
public record CompletionUseCases(Complete complete, CompleteTeam completeTeam,
        CompletionRuns runs, Duration answerTime) {

    /** How long an answer that is used already waits for a store that is away. */
    private static final Duration STORE_PATIENCE = Duration.ofMinutes(1);

    /** @param threads one thread for each task, cheap to block */
    public static CompletionUseCases over(Casting casting, Teams teams, Holds holds, ApiKeys keys,
            FreshKeys fresh, Disclosures disclosures, CleanBytes cleaning,
            Transactions transactions, Ids ids, Clock clock, Duration answerTime,
            Executor threads) {
        var patience = new Patience(STORE_PATIENCE);
        var holdTime = answerTime.plus(STORE_PATIENCE).plusMinutes(1);
        var advances = new Advances(holds, keys, fresh, disclosures, transactions, patience, ids,
                clock, holdTime, threads);
        var runs = new CompletionRuns(advances::close);
        var purse = new Purse(advances, holds, keys, disclosures, transactions, patience, ids,
                clock, holdTime);
        return new CompletionUseCases(new Complete(casting, purse,
                new SentPictures(cleaning), runs, ids, clock),
                new CompleteTeam(teams, casting,
                        new TeamCompletion.Parts(purse, runs, threads, ids, clock), ids, clock,
                        answerTime), runs, answerTime);
    }
}
