package com.aimixup.application.images;

import static com.aimixup.application.images.ImageSamples.NOON;
import static com.aimixup.application.images.ImageSamples.drawn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.application.images.ImageJobs.Key;
import com.aimixup.application.images.ImageJobs.Lease;
import com.aimixup.application.images.ImageJobs.Place;
import com.aimixup.application.privacy.MemorySections;
import com.aimixup.application.privacy.Vault;
import com.aimixup.application.runtime.Transactions;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.images.ImageJob;
import com.aimixup.domain.images.ImageJob.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a store of image jobs promises. */
public abstract class ImageJobsContract {
    private static final Instant LATER = NOON.plusSeconds(60);
    private final AccountId anna = new AccountId(UUID.randomUUID());
    private final AccountId ben = new AccountId(UUID.randomUUID());
    private final UUID node = UUID.randomUUID();

    protected abstract ImageJobs jobs();

    protected abstract Vault vault();

    protected abstract Transactions transactions();

    @BeforeEach
    void createKeys() {
        vault().createKey(anna);
        vault().createKey(ben);
    }

    @Test
    void whatWasOrderedIsFoundByItsOwnerOnly() {
        var job = added(anna, NOON);
        assertEquals(Optional.of(job), jobs().find(anna, job.id()));
        assertEquals(Optional.empty(), jobs().find(ben, job.id()));
    }

    @Test
    void anIdIsOnesOwnAndUsedOnce() {
        var job = added(anna, NOON);
        assertFalse(run(() -> jobs().add(job, lease(NOON))));
        var bens = new ImageJob(ben, job.id(), job.order(), job.state(), NOON, job.startedAt(),
                job.drawn(), job.pictures(), job.failure(), job.bill(), job.endedAt());
        assertTrue(run(() -> jobs().add(bens, lease(NOON))));
        assertTrue(run(() -> jobs().remove(anna, job.id())));
        assertFalse(run(() -> jobs().add(job, lease(NOON))));
        assertEquals(Optional.of(bens), jobs().find(ben, job.id()));
    }

    @Test
    void eachStepIsReadBackAndTakenOnceFromTheStateBefore() {
        var job = added(anna, NOON);
        var started = job.started(NOON.plusSeconds(1));
        assertTrue(changes(started, State.WAITING));
        assertFalse(changes(started, State.WAITING));
        assertTrue(changes(started.drew(2), State.DRAWING));
        assertEquals(Optional.of(started.drew(2)), jobs().find(anna, job.id()));
        var done = drawn(job);
        assertTrue(changes(done, State.DRAWING));
        assertEquals(Optional.of(done), jobs().find(anna, job.id()));
        assertFalse(changes(started.failed("late", NOON), State.DRAWING));
        assertEquals(List.of(done), jobs().page(anna, Optional.empty(), 10));
    }

    @Test
    void aFailureIsReadBack() {
        var failed = added(anna, NOON).failed("refused", NOON.plusSeconds(2));
        assertTrue(changes(failed, State.WAITING));
        assertEquals(Optional.of(failed), jobs().find(anna, failed.id()));
    }

    @Test
    void pagesLeaveNothingOutAndRepeatNothingAlsoWithinOneMoment() {
        for (var n = 0; n < 7; n++) added(anna, NOON.plusSeconds(n / 3));
        added(ben, NOON);
        var all = jobs().page(anna, Optional.empty(), 10);
        var seen = new ArrayList<ImageJob>();
        var page = jobs().page(anna, Optional.empty(), 2);
        while (!page.isEmpty()) {
            seen.addAll(page);
            var last = page.getLast();
            page = jobs().page(anna, Optional.of(new Place(last.createdAt(), last.id())), 2);
        }
        assertEquals(all, seen);
        assertEquals(7, seen.stream().distinct().count());
        assertEquals(NOON.plusSeconds(2), seen.getFirst().createdAt());
    }

    @Test
    void whatIsOverDoesNotCountAsRunning() {
        var job = added(anna, NOON);
        added(anna, NOON);
        changes(job.failed("refused", NOON), State.WAITING);
        assertEquals(1, jobs().countRunning(anna));
        assertEquals(0, jobs().countRunning(ben));
    }

    @Test
    void aRemovedJobIsNowhere() {
        var job = added(anna, NOON);
        changes(job.started(NOON), State.WAITING);
        run(() -> jobs().change(drawn(job), State.DRAWING));
        assertTrue(run(() -> jobs().remove(anna, job.id())));
        assertFalse(run(() -> jobs().remove(anna, job.id())));
        assertFalse(run(() -> jobs().remove(ben, job.id())));
        assertEquals(Optional.empty(), jobs().find(anna, job.id()));
        assertEquals(List.of(), jobs().page(anna, Optional.empty(), 10));
        assertFalse(changes(job, State.COMPLETED));
    }

    @Test
    void aRemovedJobIsNotLookedAfter() {
        var job = added(anna, NOON);
        run(() -> jobs().remove(anna, job.id()));
        assertEquals(0, jobs().countRunning(anna));
        assertFalse(jobs().abandoned(LATER, 1_000).contains(job));
        assertFalse(run(() -> jobs().takeOver(Key.of(job), lease(LATER), LATER)));
    }

    @Test
    void aJobIsAbandonedWhenItsLeaseIsOverAndOneNodeTakesItUp() {
        var job = added(anna, NOON);
        assertFalse(jobs().abandoned(NOON, 1_000).contains(job));
        assertTrue(jobs().abandoned(LATER, 1_000).contains(job));
        run(() -> {
            jobs().extendLeases(UUID.randomUUID(), List.of(Key.of(job)), LATER.plusSeconds(9));
            return true;
        });
        assertTrue(jobs().abandoned(LATER, 1_000).contains(job), "another node's word counts");
        var taken = new Lease(UUID.randomUUID(), LATER.plusSeconds(9));
        assertTrue(run(() -> jobs().takeOver(Key.of(job), taken, LATER)));
        assertFalse(run(() -> jobs().takeOver(Key.of(job), lease(LATER), LATER)));
        assertFalse(jobs().abandoned(LATER, 1_000).contains(job));
    }

    @Test
    void aLivingNodeKeepsItsJobs() {
        var job = added(anna, NOON);
        run(() -> {
            jobs().extendLeases(node, List.of(Key.of(job)), LATER.plusSeconds(9));
            return true;
        });
        assertFalse(jobs().abandoned(LATER, 1_000).contains(job));
    }

    @Test
    void whatIsBeingDrawnIsNotTakenUpAgain() {
        var job = added(anna, NOON);
        changes(job.started(NOON), State.WAITING);
        assertTrue(jobs().abandoned(LATER, 1_000).contains(job.started(NOON)));
        assertFalse(run(() -> jobs().takeOver(Key.of(job), lease(LATER), LATER)));
    }

    @Tag("right.access")
    @Tag("right.erase")
    @Test
    void anArchiveHasOnesOwnOnlyAndErasingMayBeRepeated() {
        var own = added(anna, NOON);
        var bens = added(ben, NOON);
        var sections = new MemorySections();
        jobs().export(anna, sections);
        assertEquals(List.of("a fox"), sections.of("images").stream()
                .map(fields -> fields.get("prompt")).toList());
        for (var time = 0; time < 2; time++) transactions().run(() -> jobs().erase(anna));
        assertEquals(Optional.empty(), jobs().find(anna, own.id()));
        assertEquals(Optional.of(bens), jobs().find(ben, bens.id()));
    }

    private ImageJob added(AccountId account, Instant at) {
        var job = ImageSamples.job(account, "a fox", at);
        assertTrue(run(() -> jobs().add(job, lease(at.plusSeconds(15)))));
        return job;
    }

    private Lease lease(Instant until) {
        return new Lease(node, until);
    }

    private boolean changes(ImageJob job, State from) {
        return run(() -> jobs().change(job, from));
    }

    private boolean run(Supplier<Boolean> work) {
        return transactions().run(work);
    }
}
