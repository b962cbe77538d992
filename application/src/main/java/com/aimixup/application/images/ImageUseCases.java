package com.aimixup.application.images;

import com.aimixup.application.credits.Holds;
import com.aimixup.application.privacy.Disclosures;
import com.aimixup.application.providers.Casting;
import com.aimixup.application.runtime.Patience;
import com.aimixup.application.runtime.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executor;

/** What a person can do with image jobs, and what drives them. */
public record ImageUseCases(OrderImages order, ReadImages read, RemoveImageJob remove,
        RecoverImageJobs recover, ImageRuns runs) {

    /** How long pictures that are there wait for a store that is away. */
    private static final Duration STORE_PATIENCE = Duration.ofMinutes(1);

    /**
     * @param node names this process, anew at each start
     * @param threads one thread for each task, cheap to block
     */
    public static ImageUseCases over(ImageJobs jobs, Provenances provenances,
            PictureKeeping pictures, Holds holds, Disclosures disclosures, Casting casting,
            Transactions transactions, Clock clock, ImageLimits limits, UUID node,
            Executor threads) {
        var drawing = new DrawImages(jobs, pictures, holds, casting, transactions,
                new Patience(STORE_PATIENCE), clock, limits);
        var runs = new ImageRuns(node, jobs, drawing, threads, clock, limits);
        return new ImageUseCases(
                new OrderImages(jobs, pictures, holds, disclosures, casting, transactions, runs,
                        clock, limits),
                new ReadImages(jobs, provenances, runs),
                new RemoveImageJob(jobs, holds, transactions, runs),
                new RecoverImageJobs(jobs, holds, runs, transactions, clock), runs);
    }
}
