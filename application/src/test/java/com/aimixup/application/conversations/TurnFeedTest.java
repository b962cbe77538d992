package com.aimixup.application.conversations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.application.conversations.TurnFeed.Numbered;
import com.aimixup.domain.conversations.ConversationId;
import com.aimixup.domain.conversations.MessageId;
import com.aimixup.domain.conversations.Mix;
import com.aimixup.domain.conversations.MixRules;
import com.aimixup.domain.conversations.Turn;
import com.aimixup.domain.conversations.TurnId;
import com.aimixup.domain.credits.Credits;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class TurnFeedTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration NONE = Duration.ZERO;
    private static final int EVENTS = 2_000;
    private static final Turn TURN = new Turn(TurnScene.ANNA, new TurnId(new UUID(0, 1)),
            new ConversationId(new UUID(0, 2)), new MessageId(new UUID(0, 3)),
            new MixRules(Mix.SINGLE, 1), Turn.State.RUNNING, Optional.empty(), Instant.EPOCH,
            Optional.empty());
    private static final TurnEvent END = new TurnEvent.Ended(TURN, Credits.ZERO, List.of());

    private final TurnFeed feed = new TurnFeed();

    @Test
    void manyReadersAndALateOneReadTheSameInTheSameOrder() throws Exception {
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var readers = new ArrayList<Future<List<Numbered>>>();
            for (var reader = 0; reader < 8; reader++) readers.add(pool.submit(readToEnd()));
            for (var number = 0; number < EVENTS; number++) feed.publish(event(number));
            feed.publish(END);
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
        assertEquals(List.of(new Numbered(1, event(1))), feed.after(0, NONE));
        feed.publish(event(2));
        feed.publish(END);
        assertEquals(List.of(new Numbered(2, event(2)), new Numbered(3, END)),
                feed.after(1, NONE));
    }

    @Test
    void nothingNewIsAnEmptyAnswerInTime() throws InterruptedException {
        feed.publish(event(1));
        assertEquals(List.of(), feed.after(1, Duration.ofMillis(1)));
        assertFalse(feed.isRead(1));
    }

    @Test
    void whoHasReadTheEndIsNotKeptWaiting() throws InterruptedException {
        feed.publish(END);
        assertTrue(feed.isRead(1));
        assertEquals(List.of(), feed.after(1, LONG));
        assertFalse(feed.isRead(0));
    }

    @Test
    void numbersThatWereNeverGivenHarmNobody() throws InterruptedException {
        feed.publish(event(1));
        feed.publish(END);
        assertEquals(2, feed.after(-7, NONE).size());
        assertEquals(2, feed.after(Long.MIN_VALUE, NONE).size());
        assertEquals(List.of(), feed.after(Long.MAX_VALUE, LONG));
    }

    @Test
    void nothingFollowsTheEnd() throws InterruptedException {
        feed.publish(END);
        feed.publish(event(2));
        assertEquals(List.of(new Numbered(1, END)), feed.after(0, NONE));
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
}
