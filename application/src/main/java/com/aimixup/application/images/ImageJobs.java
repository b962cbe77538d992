package com.aimixup.application.images;

import com.aimixup.application.privacy.PersonalData;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.images.ImageJob;
import com.aimixup.domain.images.ImageJobId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Image jobs, each driven by one node under a lease. */
public interface ImageJobs extends PersonalData {

    /** @return false if the person has used this id before, though it be for one removed since */
    boolean add(ImageJob job, Lease lease);

    Optional<ImageJob> find(AccountId account, ImageJobId id);

    /** Newest first by time and id; continues after the place that an earlier page ended with. */
    List<ImageJob> page(AccountId account, Optional<Place> after, int limit);

    int countRunning(AccountId account);

    /**
     * Stores what has become of a job.
     *
     * @param from the state in which it must still be
     * @return false if it is not, or was removed
     */
    boolean change(ImageJob job, ImageJob.State from);

    /**
     * Forgets all of it but its id, so that nothing else can have it.
     *
     * @return false if there is no such job
     */
    boolean remove(AccountId account, ImageJobId id);

    /** Says that a node is alive and still drives these jobs. */
    void extendLeases(UUID node, Collection<Key> driven, Instant until);

    /** Those that are not over and whose lease is, oldest first. */
    List<ImageJob> abandoned(Instant now, int limit);

    /** @return false if it is under a lease by now, or not waiting any more */
    boolean takeOver(Key job, Lease lease, Instant now);

    /** A client's ids are unique for its own person only. */
    record Key(AccountId account, ImageJobId id) {
        static Key of(ImageJob job) {
            return new Key(job.account(), job.id());
        }
    }

    record Lease(UUID node, Instant until) {}

    /** A place in the list of jobs. */
    record Place(Instant at, ImageJobId id) {}
}
