package com.aimixup.adapter.plugins;

import static com.aimixup.adapter.plugins.Requests.ask;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.adapter.plugins.FakeProvider.Chat;
import com.aimixup.adapter.plugins.Requests.Heard;
import com.aimixup.adapter.plugins.Requests.Switch;
import com.aimixup.adapter.plugins.SupervisedProvider.Limits;
import com.aimixup.application.runtime.MovableClock;
import com.aimixup.plugin.spi.Cancellation;
import com.aimixup.plugin.spi.ChatOutcome;
import com.aimixup.plugin.spi.ChatOutcome.Cancelled;
import com.aimixup.plugin.spi.ChatOutcome.Completed;
import com.aimixup.plugin.spi.ChatOutcome.Failed;
import com.aimixup.plugin.spi.ChatOutcome.FinishReason;
import com.aimixup.plugin.spi.ProviderFailure;
import com.aimixup.plugin.spi.ProviderFailure.Overloaded;
import com.aimixup.plugin.spi.ProviderFailure.RateLimited;
import com.aimixup.plugin.spi.ProviderFailure.Refused;
import com.aimixup.plugin.spi.ProviderFailure.TimedOut;
import com.aimixup.plugin.spi.ProviderFailure.Unavailable;
import com.aimixup.plugin.spi.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** When a provider is asked again, and when it is left in peace. */
@Timeout(30)
final class AttemptsTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofMillis(5);
    private static final Duration REST = Duration.ofSeconds(15);
    private static final int FAILURES_MAX = 3;
    private static final ChatOutcome DONE =
            new Completed(FinishReason.STOP, Usage.of(7, 2));

    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-24T12:00:00Z"));
    private final AtomicInteger asked = new AtomicInteger();
    private final Heard heard = new Heard();

    @Test
    void whatMaySucceedLaterIsAskedTwiceMore() {
        assertEquals(DONE, chat(failing(2, new Overloaded())));
        assertEquals(3, asked.get());
    }

    @Test
    void afterTwoRetriesTheFailureStands() {
        assertEquals(failed(new Unavailable()), chat(failing(9, new Unavailable())));
        assertEquals(3, asked.get());
    }

    @Test
    void whatWillNotSucceedIsNotAskedAgain() {
        assertEquals(failed(new Refused()), chat(failing(9, new Refused())));
        assertEquals(1, asked.get());
    }

    @Test
    void nothingIsAskedAgainAfterItsFirstWordOrOnceItIsBilled() {
        for (var way : List.<Chat>of((_, sink, _) -> {
            sink.text("So far");
            return failed(new Unavailable());
        }, (_, sink, _) -> {
            sink.reasoning("Hm");
            return failed(new Unavailable());
        }, (_, _, _) -> new Failed(new Unavailable(), Usage.of(7, 0)))) {
            asked.set(0);
            chat(way);
            assertEquals(1, asked.get());
        }
    }

    @Test
    void theTimeThatAProviderAsksForIsGivenToIt() {
        var wanted = Duration.ofMillis(60);
        var begun = System.nanoTime();
        assertEquals(DONE, chat(failing(1, new RateLimited(Optional.of(wanted)))));
        assertTrue(System.nanoTime() - begun >= wanted.toNanos());
    }

    @Test
    void whoAsksForTooMuchTimeIsNotWaitedFor() {
        var late = new RateLimited(Optional.of(Duration.ofHours(1)));
        assertEquals(failed(late), chat(failing(9, late)));
        assertEquals(1, asked.get());
        var later = new RateLimited(Optional.of(Duration.ofMillis(900)));
        assertEquals(failed(later), provider(usual(), failing(9, later))
                .chat(ask("m", "?", 100, Duration.ofMillis(500)), heard, Cancellation.none()));
        assertEquals(2, asked.get(), "not beyond the time of the whole answer either");
    }

    @Test
    void whoCancelsInAPauseIsNotKeptWaiting() {
        var switchedOff = new Switch();
        var outcome = provider(usual(), (_, _, _) -> {
            Thread.startVirtualThread(switchedOff::fire);
            return failed(new RateLimited(Optional.of(Duration.ofMillis(900))));
        }).chat(ask("m", "?"), heard, switchedOff);
        assertEquals(new Cancelled(Usage.NONE), outcome);
        assertEquals(1, asked.get());
    }

    @Test
    void aModelThatKeepsFailingRestsAndIsThenTriedOnce() {
        var well = new CountDownLatch(1);
        var provider = provider(noRetries(), (request, _, _) -> request.model().equals("other")
                || well.getCount() == 0 ? DONE : failed(new Overloaded()));
        for (var n = 0; n < FAILURES_MAX; n++) chat(provider, "m");
        assertEquals(Set.of("m"), provider.attempts().resting());
        assertEquals(failed(new Overloaded()), chat(provider, "m"));
        assertEquals(FAILURES_MAX, asked.get(), "it is not asked while it rests");
        assertEquals(DONE, chat(provider, "other"));
        clock.pass(REST);
        chat(provider, "m");
        chat(provider, "m");
        assertEquals(FAILURES_MAX + 2, asked.get(), "still ill: one question, and it rests again");
        well.countDown();
        clock.pass(REST);
        for (var n = 0; n < 3; n++) assertEquals(DONE, chat(provider, "m"));
        assertEquals(Set.of(), provider.attempts().resting());
    }

    @Test
    void questionsThatAreRefusedDoNotTellAgainstTheModel() {
        var provider = provider(noRetries(), (_, _, _) -> failed(new Refused()));
        for (var n = 0; n < 3 * FAILURES_MAX; n++) chat(provider, "m");
        assertEquals(3 * FAILURES_MAX, asked.get());
    }

    @Test
    void whoFindsNoSeatIsToldThatItIsBusy() throws InterruptedException {
        var arrived = new CountDownLatch(1);
        var leave = new CountDownLatch(1);
        var provider = provider(new Attempts.Rules(0, PAUSE, LONG, FAILURES_MAX, REST, 1),
                (_, _, _) -> {
                    arrived.countDown();
                    leave.await();
                    return DONE;
                });
        var first = Thread.startVirtualThread(() -> chat(provider, "m"));
        arrived.await();
        assertEquals(1, provider.attempts().running());
        assertEquals(failed(new Overloaded()), chat(provider, "m"));
        leave.countDown();
        first.join();
        assertEquals(DONE, chat(provider, "m"));
        assertEquals(0, provider.attempts().running());
    }

    @Test
    void silenceIsEndedBeforeTheFirstWordAndBetweenWords() {
        Chat mute = (_, _, _) -> {
            FakeProvider.sleepUntilInterrupted();
            return new Cancelled(Usage.NONE);
        };
        assertEquals(failed(new TimedOut()), silenced(Duration.ofMillis(50), LONG, mute));
        assertEquals(failed(new TimedOut()), silenced(LONG, Duration.ofMillis(50), (r, sink, c) -> {
            sink.text("So far");
            return mute.chat(r, sink, c);
        }));
        assertEquals("So far", heard.all());
    }

    @Test
    void whoKeepsTalkingIsNotSilent() {
        assertEquals(DONE, silenced(LONG, Duration.ofMillis(400), (_, sink, _) -> {
            for (var n = 0; n < 60; n++) {
                sink.text("x");
                Thread.sleep(10);
            }
            return DONE;
        }));
    }

    private ChatOutcome silenced(Duration first, Duration between, Chat chat) {
        var limits = new Limits(LONG, LONG, Duration.ofMillis(500),
                new Silence.Limits(first, between));
        return chat(FakeProvider.supervised(new FakeProvider(chat), limits, usual(), clock), "m");
    }

    private Chat failing(int times, ProviderFailure failure) {
        return (_, _, _) -> asked.get() <= times ? failed(failure) : DONE;
    }

    private ChatOutcome chat(Chat chat) {
        return chat(provider(usual(), chat), "m");
    }

    private ChatOutcome chat(SupervisedProvider provider, String model) {
        return provider.chat(ask(model, "?"), heard, Cancellation.none());
    }

    private SupervisedProvider provider(Attempts.Rules rules, Chat chat) {
        return FakeProvider.supervised(new FakeProvider((request, sink, cancellation) -> {
            asked.incrementAndGet();
            return chat.chat(request, sink, cancellation);
        }), Limits.USUAL, rules, clock);
    }

    private static Attempts.Rules usual() {
        return new Attempts.Rules(2, PAUSE, Duration.ofSeconds(1), FAILURES_MAX, REST, 100);
    }

    private static Attempts.Rules noRetries() {
        return new Attempts.Rules(0, PAUSE, LONG, FAILURES_MAX, REST, 100);
    }

    private static ChatOutcome failed(ProviderFailure failure) {
        return new Failed(failure, Usage.NONE);
    }
}
