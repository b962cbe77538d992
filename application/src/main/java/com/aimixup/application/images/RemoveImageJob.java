package com.aimixup.application.images;

import com.aimixup.application.credits.Holds;
import com.aimixup.application.runtime.Transactions;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.credits.Credits;
import com.aimixup.domain.images.ImageJobId;

/**
 * Forgets a job and its prompt. One under way is stopped: its pictures are not kept and cost
 * nothing. Pictures that are files already stay; they are removed as files.
 */
public final class RemoveImageJob {

    public record Command(AccountId account, ImageJobId job) {}

    public sealed interface Outcome {
        record Removed() implements Outcome {}

        record UnknownJob() implements Outcome {}
    }

    private final ImageJobs jobs;
    private final Holds holds;
    private final Transactions transactions;
    private final ImageRuns runs;

    RemoveImageJob(ImageJobs jobs, Holds holds, Transactions transactions, ImageRuns runs) {
        this.jobs = jobs;
        this.holds = holds;
        this.transactions = transactions;
        this.runs = runs;
    }

    public Outcome handle(Command command) {
        var removed = transactions.run(() -> {
            holds.lockAvailable(command.account());
            var found = jobs.remove(command.account(), command.job());
            if (found) holds.close(command.account(), command.job().hold(), Credits.ZERO);
            return found;
        });
        if (!removed) return new Outcome.UnknownJob();
        runs.cancel(new ImageJobs.Key(command.account(), command.job()));
        return new Outcome.Removed();
    }
}
