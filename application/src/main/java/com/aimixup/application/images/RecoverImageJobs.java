package com.aimixup.application.images;

import com.aimixup.application.credits.Holds;
import com.aimixup.application.images.ImageJobs.Key;
import com.aimixup.application.runtime.StoreUnavailable;
import com.aimixup.application.runtime.Transactions;
import com.aimixup.domain.credits.Credits;
import com.aimixup.domain.images.ImageJob;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;

/**
 * Looks after jobs whose node died. One whose provider was not asked yet is taken up here. One
 * whose provider was asked is ended as failed and costs nothing: whether there are pictures nobody
 * knows, and to ask again would be paid for twice. Runs as a job.
 */
public final class RecoverImageJobs {
    private static final Logger LOG = System.getLogger(RecoverImageJobs.class.getName());
    private static final int BATCH = 100;
    private final ImageJobs jobs;
    private final Holds holds;
    private final ImageRuns runs;
    private final Transactions transactions;
    private final Clock clock;

    RecoverImageJobs(ImageJobs jobs, Holds holds, ImageRuns runs, Transactions transactions,
            Clock clock) {
        this.jobs = jobs;
        this.holds = holds;
        this.runs = runs;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** @return how many jobs were taken up or ended */
    public int handle() {
        if (runs.isStopping()) return 0;
        // After a time without a store this node's own leases may be over too.
        runs.extendLeases();
        var recovered = 0;
        for (var job : jobs.abandoned(clock.instant(), BATCH)) if (recovers(job)) recovered++;
        return recovered;
    }

    /** One that cannot be recovered must not keep the others from it. */
    private boolean recovers(ImageJob job) {
        try {
            return job.state() == ImageJob.State.WAITING ? takesUp(job) : ends(job);
        } catch (StoreUnavailable away) {
            throw away;
        } catch (RuntimeException failure) {
            LOG.log(Level.ERROR, "images.not-recovered job=" + job.id().value(), failure);
            return false;
        }
    }

    private boolean takesUp(ImageJob job) {
        if (!jobs.takeOver(Key.of(job), runs.lease(), clock.instant())) return false;
        runs.start(job);
        return true;
    }

    private boolean ends(ImageJob job) {
        return transactions.run(() -> {
            holds.lockAvailable(job.account());
            var ended = job.failed(DrawImages.INTERRUPTED, clock.instant());
            if (!jobs.change(ended, ImageJob.State.DRAWING)) return false;
            holds.close(job.account(), job.id().hold(), Credits.ZERO);
            return true;
        });
    }
}
