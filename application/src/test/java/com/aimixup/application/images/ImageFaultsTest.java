package com.aimixup.application.images;

import static com.aimixup.application.images.ImageScene.ANNA;
import static com.aimixup.application.images.ImageScene.PRICE;
import static com.aimixup.application.images.ImageScene.follow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.application.images.OrderImages.Outcome;
import com.aimixup.application.runtime.StoreUnavailable;
import com.aimixup.domain.images.ImageJob;
import com.aimixup.domain.images.ImageJob.State;
import com.aimixup.plugin.spi.ImageOutcome;
import com.aimixup.plugin.spi.Usage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Orders while nodes stop or die, the store goes away, or two come at once. */
final class ImageFaultsTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration LEASE_OVER = Duration.ofSeconds(16);
    private final ImageScene scene = new ImageScene();
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch open = new CountDownLatch(1);

    ImageFaultsTest() {
        scene.grant(1_000);
    }

    @Test
    void twoEqualOrdersAtOnceAreOneJob() throws Exception {
        var command = scene.command(2);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var two = threads.invokeAll(List.<Callable<Outcome>>of(() -> scene.order(command),
                    () -> scene.order(command), () -> scene.order(command)));
            for (var one : two)
                assertEquals(command.id(), assertInstanceOf(Outcome.Accepted.class, one.get())
                        .job().id());
        }
        follow(scene.images, scene.jobs.find(ANNA, command.id()).orElseThrow());
        assertEquals(1, scene.painter.asked().size());
        scene.assertLeft(1_000 - 2 * PRICE);
    }

    @Test
    void noMoreOrdersAreUnderWayThanMayBe() throws Exception {
        waitAtTheGate();
        for (var n = 0; n < ImageLimits.DEFAULT.runningPerAccount(); n++)
            scene.accepted(scene.command(1));
        assertInstanceOf(Outcome.TooManyJobs.class, scene.order(scene.command(1)));
        open.countDown();
        scene.images.runs().stop(LONG, LONG);
        scene.assertLeft(1_000 - 4 * PRICE);
    }

    @Test
    void whatWaitedWhenItsNodeDiedIsTakenUpByAnother() throws Exception {
        var dead = scene.node(_ -> { });
        var job = accepted(dead);
        var other = scene.node();
        assertEquals(0, other.recover().handle(), "its lease is not over");
        scene.clock.pass(LEASE_OVER);
        assertEquals(1, other.recover().handle());
        follow(scene.images, job);
        assertEquals(State.COMPLETED, scene.now(job).state());
        assertEquals(0, scene.node().recover().handle());
        scene.assertLeft(1_000 - PRICE);
    }

    @Test
    void twoNodesTakeUpAWaitingJobOnce() throws Exception {
        accepted(scene.node(_ -> { }));
        scene.clock.pass(LEASE_OVER);
        var taken = new ArrayList<Runnable>();
        var first = scene.node(taken::add);
        var second = scene.node(taken::add);
        assertEquals(1, first.recover().handle() + second.recover().handle());
        taken.forEach(Runnable::run);
        assertEquals(1, scene.painter.asked().size());
        scene.assertLeft(1_000 - PRICE);
    }

    @Test
    void whatWasBeingDrawnWhenItsNodeDiedHasFailedAndIsNotAskedForAgain() throws Exception {
        waitAtTheGate();
        var job = scene.accepted(scene.command(2));
        assertTrue(asked.await(20, TimeUnit.SECONDS));
        scene.clock.pass(LEASE_OVER);
        var other = scene.node();
        assertEquals(1, other.recover().handle());
        assertEquals(Optional.of("interrupted"), scene.now(job).failure());
        scene.assertLeft(1_000);
        // The node was not dead but slow: its pictures come too late, and cost nothing.
        open.countDown();
        scene.images.runs().stop(LONG, LONG);
        assertEquals(Optional.of("interrupted"), scene.now(job).failure());
        assertEquals(List.of(), scene.files.page(ANNA, Optional.empty(), 9));
        assertEquals(1, scene.painter.asked().size());
        scene.assertLeft(1_000);
    }

    @Test
    void aLivingNodeKeepsWhatItDraws() throws Exception {
        waitAtTheGate();
        var job = scene.accepted(scene.command(1));
        assertTrue(asked.await(20, TimeUnit.SECONDS));
        scene.clock.pass(Duration.ofSeconds(10));
        scene.images.runs().extendLeases();
        scene.clock.pass(Duration.ofSeconds(10));
        assertEquals(0, scene.node().recover().handle());
        open.countDown();
        follow(scene.images, job);
        assertEquals(State.COMPLETED, scene.now(job).state());
    }

    @Test
    void whatWaitedUntilItsHoldWasNearlyOverIsNotDrawn() throws Exception {
        var job = accepted(scene.node(_ -> { }));
        scene.clock.pass(Duration.ofMinutes(61));
        assertEquals(1, scene.images.recover().handle());
        follow(scene.images, job);
        assertEquals(Optional.of("interrupted"), scene.now(job).failure());
        assertTrue(scene.painter.asked().isEmpty());
        scene.assertLeft(1_000);
    }

    @Test
    void aNodeThatStopsLetsPicturesBeFinishedAndTakesNoMore() throws Exception {
        waitAtTheGate();
        var job = scene.accepted(scene.command(1));
        assertTrue(asked.await(20, TimeUnit.SECONDS));
        scene.images.runs().beginStop();
        assertInstanceOf(Outcome.Stopping.class, scene.order(scene.command(1)));
        open.countDown();
        scene.images.runs().stop(LONG, Duration.ZERO);
        assertEquals(State.COMPLETED, scene.now(job).state());
        scene.assertLeft(1_000 - PRICE);
    }

    @Test
    void aNodeThatStopsInterruptsWhatTakesTooLong() throws Exception {
        waitAtTheGate();
        var job = scene.accepted(scene.command(1));
        assertTrue(asked.await(20, TimeUnit.SECONDS));
        scene.images.runs().stop(Duration.ZERO, LONG);
        assertEquals(Optional.of("interrupted"), scene.now(job).failure());
        scene.assertLeft(1_000);
    }

    @Test
    void aJobThatIsRemovedWhileItIsDrawnIsStoppedAndCostsNothing() throws Exception {
        waitAtTheGate();
        var job = scene.accepted(scene.command(1));
        assertTrue(asked.await(20, TimeUnit.SECONDS));
        var feed = scene.images.read().follow(ANNA, job.id()).orElseThrow();
        assertEquals(2, feed.after(0, LONG).size());
        assertInstanceOf(RemoveImageJob.Outcome.Removed.class, scene.images.remove().handle(
                new RemoveImageJob.Command(ANNA, job.id())));
        scene.images.runs().stop(LONG, LONG);
        assertEquals(List.of(), feed.after(2, LONG));
        assertTrue(feed.isRead(2));
        assertEquals(Optional.empty(), scene.jobs.find(ANNA, job.id()));
        assertEquals(List.of(), scene.files.page(ANNA, Optional.empty(), 9));
        scene.assertLeft(1_000);
    }

    @Test
    void picturesThatAreThereSurviveAStoreThatIsAwayForAWhile() throws Exception {
        waitAtTheGate();
        var job = scene.accepted(scene.command(1));
        assertTrue(asked.await(20, TimeUnit.SECONDS));
        scene.transactions.refuse(1);
        open.countDown();
        follow(scene.images, job);
        assertEquals(State.COMPLETED, scene.now(job).state());
        assertEquals(0, scene.transactions.troubleLeft());
        scene.assertLeft(1_000 - PRICE);
    }

    @Test
    void aSettlementWhoseAnswerIsLostIsNotRepeated() throws Exception {
        waitAtTheGate();
        var job = scene.accepted(scene.command(1));
        assertTrue(asked.await(20, TimeUnit.SECONDS));
        scene.transactions.loseAnswers(1);
        open.countDown();
        scene.images.runs().stop(LONG, LONG);
        assertEquals(1, scene.now(job).pictures().size());
        assertEquals(1, scene.files.page(ANNA, Optional.empty(), 9).size());
        scene.assertLeft(1_000 - PRICE);
    }

    @Test
    void anOrderThatWasStoredThoughItsAnswerWasLostIsDrawnAllTheSame() throws Exception {
        var command = scene.command(1);
        scene.transactions.loseAnswers(1);
        assertThrows(StoreUnavailable.class, () -> scene.order(command));
        var job = scene.accepted(command);
        scene.clock.pass(LEASE_OVER);
        assertEquals(1, scene.images.recover().handle());
        follow(scene.images, job);
        scene.assertLeft(1_000 - PRICE);
    }

    @Test
    void aNodeWithoutThreadsLeavesItsJobToOthers() throws Exception {
        var full = scene.node(_ -> {
            throw new RejectedExecutionException();
        });
        var command = scene.command(1);
        assertThrows(RejectedExecutionException.class, () -> full.order().handle(command));
        scene.clock.pass(LEASE_OVER);
        assertEquals(1, scene.images.recover().handle());
        follow(scene.images, scene.jobs.find(ANNA, command.id()).orElseThrow());
        scene.assertLeft(1_000 - PRICE);
    }

    private ImageJob accepted(ImageUseCases node) {
        return assertInstanceOf(Outcome.Accepted.class,
                node.order().handle(scene.command(1))).job();
    }

    /** The provider draws when it is let, or stops when it is told. */
    private void waitAtTheGate() {
        scene.painter.does((request, cancellation) -> {
            var cancelled = new AtomicBoolean();
            cancellation.onCancel(() -> {
                cancelled.set(true);
                open.countDown();
            });
            asked.countDown();
            if (!open.await(20, TimeUnit.SECONDS)) throw new IllegalStateException("not let");
            return cancelled.get() ? new ImageOutcome.Cancelled(Usage.NONE)
                    : Painter.drawn(request.count(), Usage.NONE);
        });
    }
}
