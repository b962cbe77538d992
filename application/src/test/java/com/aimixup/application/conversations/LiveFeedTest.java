package com.aimixup.application.conversations;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.application.conversations.TurnFeed.Numbered;
import com.aimixup.application.runtime.MemorySignals;
import com.aimixup.application.runtime.MemoryTransactions;
import com.aimixup.application.runtime.Patience;
import com.aimixup.domain.conversations.ConversationId;
import com.aimixup.domain.conversations.MessageId;
import com.aimixup.domain.conversations.Mix;
import com.aimixup.domain.conversations.MixRules;
import com.aimixup.domain.conversations.Turn;
import com.aimixup.domain.conversations.TurnId;
import com.aimixup.domain.credits.Credits;
import com.aimixup.domain.privacy.Private;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class LiveFeedTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration NONE = Duration.ZERO;
    private static final int EVENTS = 2_000;
    private static final Turn TURN = new Turn(TurnScene.ANNA, new TurnId(new UUID(0, 1)),
            new ConversationId(new UUID(0, 2)), new MessageId(new UUID(0, 3)),
            new MixRules(Mix.SINGLE, 1), Turn.State.RUNNING, Optional.empty(), Instant.EPOCH,
            Optional.empty());
    private static final TurnEvent END = new TurnEvent.Ended(TURN.ended(Turn.State.COMPLETED,
            Optional.empty(), Instant.EPOCH), Credits.ZERO, List.of());

    private final MemoryTransactions memory = new MemoryTransactions();
    private final MemoryTurns turns = new MemoryTurns(memory);
    private final MemoryToldEvents told = new MemoryToldEvents(memory, turns);
    private final TurnWatch watch = new TurnWatch(new MemorySignals(), Clock.systemUTC());
    private final UUID node = UUID.randomUUID();
    private final AtomicInteger losses = new AtomicInteger();
    private final LiveFeed feed = new LiveFeed(TURN,
            new Scribe(node, told, watch, new Patience(Duration.ofMillis(100))),
            new StoredFeed(TURN, turns, told, watch), losses::incrementAndGet);

    @BeforeEach
    void begin() {
        turns.add(TURN, new Turns.Lease(node, Instant.EPOCH));
    }

    @Test
    void manyReadersAndALateOneReadTheSameInTheSameOrder() throws Exception {
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var readers = new ArrayList<Future<List<Numbered>>>();
            for (var reader = 0; reader < 8; reader++) readers.add(pool.submit(readToEnd()));
            for (var number = 0; number < EVENTS; number++) feed.publish(event(number));
            end();
            var late = readToEnd().call();
            assertEquals(LongStream.rangeClosed(1, EVENTS + 1).boxed().toList(),
                    late.stream().map(Numbered::number).toList());
            for (var number = 0; number < EVENTS; number++)
                assertEquals(event(number), late.get(number).event());
            for (var reader : readers) assertEquals(late, reader.get());
        }
    }

    @Test
    void aReaderGoesOnAfterWhatItHasReadAndASlowOneHoldsUpNobody() throws InterruptedException {
        feed.publish(event(1));
        assertEquals(List.of(new Numbered(1, event(1))), feed.after(0, LONG));
        feed.publish(event(2));
        end();
        assertEquals(List.of(new Numbered(2, event(2)), new Numbered(3, END)),
                feed.after(1, NONE));
    }

    @Test
    void nothingNewIsAnEmptyAnswerInTime() throws InterruptedException {
        feed.publish(event(1));
        assertEquals(1, feed.after(0, LONG).size());
        assertEquals(List.of(), feed.after(1, Duration.ofMillis(1)));
        assertFalse(feed.isRead(1));
    }

    @Test
    void whoHasReadTheEndIsNotKeptWaiting() throws InterruptedException {
        end();
        assertTrue(feed.isRead(1));
        assertEquals(List.of(), feed.after(1, LONG));
        assertFalse(feed.isRead(0));
    }

    @Test
    void whoClaimsToHaveReadMoreThanThereIsHearsOfTheEnd() throws InterruptedException {
        feed.publish(event(1));
        end();
        assertEquals(2, feed.after(-7, NONE).size());
        assertEquals(2, feed.after(Long.MIN_VALUE, NONE).size());
        assertFalse(feed.isRead(Long.MAX_VALUE));
        assertEquals(List.of(new Numbered(2, END)), feed.after(Long.MAX_VALUE, LONG));
    }

    @Test
    void nothingFollowsTheEnd() throws InterruptedException {
        end();
        feed.publish(event(2));
        assertEquals(List.of(new Numbered(1, END)), feed.after(0, NONE));
    }

    @Test
    void nobodySeesWhatIsNotStored() throws InterruptedException {
        told.refuse(1);
        feed.publish(event(1));
        assertEquals(1, feed.after(0, LONG).size());
        assertEquals(told.after(TURN, 0), feed.after(0, NONE));
    }

    @Test
    void aReaderThatLagsIsServedFromTheStoreAndLittleIsKept() throws Exception {
        var heavy = "x".repeat(10_000);
        for (var number = 0; number < 200; number++) feed.publish(delta(heavy));
        end();
        var first = feed.after(0, NONE);
        assertEquals(1, first.getFirst().number());
        assertTrue(first.size() < 201, "a portion");
        told.remove(TURN.account(), TURN.id());
        var kept = feed.after(0, NONE);
        assertTrue(kept.size() < 10, () -> "kept " + kept.size());
        assertEquals(new Numbered(201, END), kept.getLast());
    }

    @Test
    void aStoreThatIsSlowSlowsTheSpeakerDownBeforeMuchIsHeldInMemory() throws Exception {
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var published = new AtomicInteger();
            var writing = new CompletableFuture<Void>();
            memory.run(() -> {
                pool.submit(() -> {
                    for (var number = 0; number < 1_000; number++) {
                        feed.publish(delta("x".repeat(10_000)));
                        published.incrementAndGet();
                    }
                    writing.complete(null);
                });
                // The store answers nobody else now.
                assertThrows(TimeoutException.class, () -> writing.get(300, MILLISECONDS));
                assertTrue(published.get() < 100, () -> "published " + published.get());
            });
            writing.get(20, SECONDS);
        }
    }

    @Test
    void aTurnThatAnotherNodeHasGoneOnWithIsToldAsThatNodeTellsIt() throws Exception {
        feed.publish(event(1));
        assertEquals(1, feed.after(0, LONG).size());
        told.write(UUID.randomUUID(), List.of(new ToldEvents.Part(TURN,
                List.of(new Numbered(2, END)))));
        feed.publish(event(2));
        assertEquals(List.of(new Numbered(2, END)), feed.after(1, LONG));
        assertEquals(Optional.empty(), feed.awaitWritten());
        awaitLoss();
    }

    @Test
    void aStoreThatStaysAwayEndsTheTurnHereAndLeavesItToRecovery() throws Exception {
        told.refuse(Integer.MAX_VALUE);
        feed.publish(event(1));
        assertEquals(Optional.empty(), feed.awaitWritten());
        awaitLoss();
        assertEquals(List.of(), feed.after(0, NONE));
        assertFalse(feed.isRead(0));
    }

    private void awaitLoss() {
        while (losses.get() == 0) Thread.onSpinWait();
        assertEquals(1, losses.get());
    }

    /** As a turn ends: stored first, then shown. */
    private void end() {
        var last = new Numbered(feed.awaitWritten().orElseThrow(), END);
        told.append(node, new ToldEvents.Part(TURN, List.of(last)));
        turns.end(((TurnEvent.Ended) END).turn());
        feed.show(List.of(last));
    }

    private Callable<List<Numbered>> readToEnd() {
        return () -> {
            var read = new ArrayList<Numbered>();
            while (!feed.isRead(read.size())) read.addAll(feed.after(read.size(), LONG));
            return read;
        };
    }

    private static TurnEvent event(long held) {
        return new TurnEvent.Started(TURN, List.of(), new Credits(held));
    }

    private static TurnEvent delta(String text) {
        return new TurnEvent.AgentDelta(ConversationSamples.agent("Ada"), 1,
                new MessageId(new UUID(0, 9)), Private.of(text));
    }
}
