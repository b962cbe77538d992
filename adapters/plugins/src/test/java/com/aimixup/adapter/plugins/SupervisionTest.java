package com.aimixup.adapter.plugins;

import static com.aimixup.adapter.plugins.Requests.ask;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.adapter.plugins.FakeProvider.Chat;
import com.aimixup.adapter.plugins.Requests.Heard;
import com.aimixup.adapter.plugins.Requests.Switch;
import com.aimixup.plugin.spi.Cancellation;
import com.aimixup.plugin.spi.ChatOutcome.Cancelled;
import com.aimixup.plugin.spi.ChatOutcome.Completed;
import com.aimixup.plugin.spi.ChatOutcome.Failed;
import com.aimixup.plugin.spi.ChatOutcome.FinishReason;
import com.aimixup.plugin.spi.ChatRequest.Part.ToolCall;
import com.aimixup.plugin.spi.ChatOutcome;
import com.aimixup.plugin.spi.ChatSink;
import com.aimixup.plugin.spi.ProviderFailure.TimedOut;
import com.aimixup.plugin.spi.Usage;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class SupervisionTest {
    private static final Duration SHORT = Duration.ofMillis(100);
    private static final Usage SEVEN = Usage.of(7, 0);

    private final Heard heard = new Heard();

    @Test
    void aGoodAnswerPassesUnchanged() {
        var answer = new Completed(FinishReason.STOP, SEVEN);
        assertSame(SEVEN, chat((_, sink, _) -> {
            sink.text("Hello ");
            sink.text("there");
            return answer;
        }).usage());
        assertEquals("Hello there", heard.all());
    }

    @Test
    void theLastUsageCountsIfTheEndHasNone() {
        var outcome = chat((_, sink, _) -> {
            sink.usage(Usage.of(1, 0));
            sink.usage(SEVEN);
            return new Completed(FinishReason.STOP, Usage.NONE);
        });
        assertEquals(SEVEN, outcome.usage());
    }

    @Test
    void aCallThatTakesTooLongIsCancelledAndInterrupted() {
        var closed = new CountDownLatch(1);
        var interrupted = new CountDownLatch(1);
        var outcome = chat(SHORT, (_, sink, cancellation) -> {
            cancellation.onCancel(closed::countDown);
            sink.text("So far");
            sink.usage(SEVEN);
            FakeProvider.sleepUntilInterrupted();
            interrupted.countDown();
            closed.await();
            assertTrue(cancellation.isCancelled());
            sink.text(" and no further");
            return new Cancelled(Usage.of(7, 2));
        });
        assertEquals(new Failed(new TimedOut(), Usage.of(7, 2)), outcome);
        assertEquals(0, interrupted.getCount());
        assertEquals("So far", heard.all());
    }

    @Test
    void aPluginThatObeysNothingIsLeftBehindAndNotHeardAgain() throws InterruptedException {
        var leftBehind = new CountDownLatch(1);
        var done = new CountDownLatch(1);
        var outcome = chat(SHORT, (_, sink, _) -> {
            sink.usage(SEVEN);
            FakeProvider.awaitStubbornly(leftBehind);
            sink.text("late");
            sink.usage(Usage.of(9, 9));
            done.countDown();
            return new Completed(FinishReason.STOP, Usage.of(9, 9));
        });
        assertEquals(new Failed(new TimedOut(), SEVEN), outcome);
        leftBehind.countDown();
        done.await();
        assertEquals("", heard.all());
        assertEquals(List.of(SEVEN), heard.usages);
    }

    @Test
    void aCallOfAToolIsPassedOnAndCountsAsSaid() {
        var call = new ToolCall("1", "look", "{}");
        assertEquals(new Completed(FinishReason.LENGTH, SEVEN), chat((_, sink, _) -> {
            sink.usage(SEVEN);
            sink.toolCall(call);
            sink.toolCall(null);
            sink.toolCall(new ToolCall("2", "look", "x".repeat(10_000)));
            return new Completed(FinishReason.TOOL_CALLS, SEVEN);
        }));
        assertEquals(List.of(call), heard.calls);
    }

    @Test
    void aPluginThatKnowsNoLimitIsStopped() {
        var outcome = chat((_, sink, cancellation) -> {
            while (!cancellation.isCancelled()) sink.text("🙂 and on ");
            return new Cancelled(Usage.of(7, 5_000));
        });
        assertEquals(new Completed(FinishReason.LENGTH, Usage.of(7, 5_000)), outcome);
        var characters = heard.all().codePointCount(0, heard.all().length());
        assertTrue(characters > 100 && characters <= 8 * 100 + 1_000, () -> "" + characters);
    }

    @Test
    void oneHugePieceDoesNotPassTheLimitEither() {
        var outcome = chat((_, sink, _) -> {
            sink.reasoning("x".repeat(1_000));
            sink.text("y".repeat(1_000_000));
            return new Completed(FinishReason.STOP, SEVEN);
        });
        assertEquals(new Completed(FinishReason.LENGTH, SEVEN), outcome);
        assertEquals("", heard.all());
    }

    @Test
    void theCallerCancels() {
        var switchedOff = new Switch();
        var outcome = provider((_, sink, _) -> {
            sink.text("So far");
            switchedOff.fire();
            FakeProvider.sleepUntilInterrupted();
            return new Cancelled(SEVEN);
        }).chat(ask("m", "?"), heard, switchedOff);
        assertEquals(new Cancelled(SEVEN), outcome);
    }

    @Test
    void aCallThatWasCancelledBeforeDoesNotBegin() {
        var switchedOff = new Switch();
        switchedOff.fire();
        assertEquals(new Cancelled(Usage.NONE), provider((_, _, _) -> {
            throw new AssertionError("asked all the same");
        }).chat(ask("m", "?"), heard, switchedOff));
    }

    @Test
    void anInterruptOfTheCallerCancelsAndIsKept() {
        var caller = Thread.currentThread();
        var outcome = chat((_, _, _) -> {
            caller.interrupt();
            FakeProvider.sleepUntilInterrupted();
            return new Cancelled(SEVEN);
        });
        assertTrue(Thread.interrupted());
        assertEquals(new Cancelled(SEVEN), outcome);
    }

    @Test
    void noInterruptHitsTheApplicationsSink() {
        var hit = new AtomicBoolean();
        var stopped = new CountDownLatch(1);
        var sink = new ChatSink() {
            @Override
            public void text(String piece) {
                // The call is stopped while the sink is at work, say, on the database.
                FakeProvider.awaitStubbornly(stopped);
                hit.set(Thread.currentThread().isInterrupted());
            }
        };
        var outcome = provider((_, to, cancellation) -> {
            cancellation.onCancel(stopped::countDown);
            to.text("slow to store");
            FakeProvider.sleepUntilInterrupted();
            return new Cancelled(SEVEN);
        }).chat(ask("m", "?", 100, SHORT), sink, Cancellation.none());
        assertEquals(new Failed(new TimedOut(), SEVEN), outcome);
        assertFalse(hit.get());
    }

    @Test
    void aFailureOfTheApplicationsSinkIsTheCallersAlone() {
        var failure = new IllegalStateException("no database");
        var seenByPlugin = new AtomicReference<Throwable>();
        ChatSink sink = _ -> {
            throw failure;
        };
        var supervised = provider((_, to, cancellation) -> {
            try {
                to.text("one");
                to.text("two");
            } catch (RuntimeException e) {
                seenByPlugin.set(e);
            }
            assertTrue(cancellation.isCancelled());
            return new Cancelled(SEVEN);
        });
        assertSame(failure, assertThrows(IllegalStateException.class,
                () -> supervised.chat(ask("m", "?"), sink, Cancellation.none())));
        assertEquals(null, seenByPlugin.get());
    }

    private ChatOutcome chat(Chat chat) {
        return chat(Duration.ofSeconds(20), chat);
    }

    private ChatOutcome chat(Duration limit, Chat chat) {
        return provider(chat).chat(ask("m", "?", 100, limit), heard, Cancellation.none());
    }

    private static SupervisedProvider provider(Chat chat) {
        return FakeProvider.supervised(new FakeProvider(chat));
    }
}
