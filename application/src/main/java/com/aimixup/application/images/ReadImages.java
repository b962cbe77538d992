package com.aimixup.application.images;

import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.files.FileId;
import com.aimixup.domain.images.ImageJob;
import com.aimixup.domain.images.ImageJobId;
import com.aimixup.domain.images.Provenance;
import java.util.List;
import java.util.Optional;

/** Shows a person their image jobs; another person's are as unknown as none. */
public final class ReadImages {
    private final ImageJobs jobs;
    private final Provenances provenances;
    private final ImageRuns runs;

    ReadImages(ImageJobs jobs, Provenances provenances, ImageRuns runs) {
        this.jobs = jobs;
        this.provenances = provenances;
        this.runs = runs;
    }

    /** Newest first. */
    public List<ImageJob> page(AccountId account, Optional<ImageJobs.Place> after, int limit) {
        return jobs.page(account, after, limit);
    }

    public Optional<ImageJob> one(AccountId account, ImageJobId id) {
        return jobs.find(account, id);
    }

    /** Empty if there is no such job. */
    public Optional<ImageFeed> follow(AccountId account, ImageJobId id) {
        // The bell first: what changes in between rings it.
        var bell = runs.bell(new ImageJobs.Key(account, id));
        return jobs.find(account, id)
                .map(_ -> new ImageFeed(() -> jobs.find(account, id), bell));
    }

    public Optional<Provenance> provenance(AccountId account, FileId file) {
        return provenances.find(account, file);
    }
}
