package com.aimixup.plugin.echo;

import static com.aimixup.plugin.echo.Sandbox.ask;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.plugin.echo.Sandbox.Heard;
import com.aimixup.plugin.spi.Cancellation;
import com.aimixup.plugin.spi.ChatOutcome;
import com.aimixup.plugin.spi.ChatOutcome.Cancelled;
import com.aimixup.plugin.spi.ChatOutcome.Failed;
import com.aimixup.plugin.spi.Provider;
import com.aimixup.plugin.spi.ProviderFailure;
import com.aimixup.plugin.spi.Usage.Unit;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However a call is stopped, it ends within the 250 ms that the contract allows. */
@Timeout(20)
final class StopTest {
    private static final long LIMIT = Duration.ofMillis(250).toNanos();

    private final Switch cancellation = new Switch();
    private final Heard heard = new Heard();
    private final Provider provider =
            Sandbox.provider(Map.of("pace_millis", "5000", "thinking_millis", "60000"));

    @ParameterizedTest
    @ValueSource(strings = {"steady", "slow", "silent", "endless", "cut", "late-failure"})
    void aCancelledWaitEndsAtOnce(String model) throws Exception {
        assertEndsSoon(run(model), cancellation::fire, Cancelled.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"steady", "slow", "silent", "endless"})
    void anInterruptedWaitEndsAtOnce(String model) throws Exception {
        var call = run(model);
        assertEndsSoon(call, call.thread()::interrupt, Cancelled.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"steady", "slow", "silent", "endless", "runaway"})
    void aClosedProviderEndsItsCallsAsUnavailable(String model) throws Exception {
        var outcome = assertEndsSoon(run(model), provider::close, Failed.class);
        assertEquals(new ProviderFailure.Unavailable(), ((Failed) outcome).failure());
        var later = provider.chat(ask("fast", "How?"), heard, Cancellation.none());
        assertEquals(new ProviderFailure.Unavailable(), ((Failed) later).failure());
    }

    @Test
    void aTorrentEndsWhenItIsCancelled() throws Exception {
        var call = run("runaway");
        heard.begun.await();
        var outcome = assertEndsSoon(call, cancellation::fire, Cancelled.class);
        assertEquals(Tokens.of(heard.all()), outcome.usage().of(Unit.OUTPUT));
    }

    @Test
    void endlessSaysItsWordsAndThenWaits() throws Exception {
        var quick = Sandbox.provider(Map.of("pace_millis", "0"));
        var task = new FutureTask<>(() ->
                quick.chat(ask("endless", "How?"), heard, cancellation));
        var thread = Thread.startVirtualThread(task);
        cancellation.asked.await();
        while (!heard.all().equals(Wording.answer(Scene.of(ask("endless", "How?"))))) {
            Thread.sleep(1);
        }
        assertTrue(thread.isAlive());
        assertEndsSoon(new Call(thread, task), cancellation::fire, Cancelled.class);
    }

    @Test
    void aCallThatIsCancelledBeforeItBeginsSaysNothing() {
        cancellation.fire();
        assertInstanceOf(Cancelled.class,
                provider.chat(ask("fast", "How?"), heard, cancellation));
        assertTrue(heard.pieces.isEmpty());
    }

    private record Call(Thread thread, FutureTask<ChatOutcome> outcome) {}

    private Call run(String model) throws InterruptedException {
        var task = new FutureTask<>(() -> provider.chat(ask(model, "How?"), heard, cancellation));
        var thread = Thread.startVirtualThread(task);
        cancellation.asked.await();
        return new Call(thread, task);
    }

    private static ChatOutcome assertEndsSoon(Call call, Runnable stop,
            Class<? extends ChatOutcome> kind) throws Exception {
        var began = System.nanoTime();
        stop.run();
        var outcome = call.outcome().get(10, TimeUnit.SECONDS);
        var took = System.nanoTime() - began;
        assertInstanceOf(kind, outcome);
        assertTrue(took < LIMIT, () -> took / 1_000_000 + " ms");
        return outcome;
    }

    /** A cancellation that says when the provider has asked to hear of it. */
    private static final class Switch implements Cancellation {
        final CountDownLatch asked = new CountDownLatch(1);
        private Runnable close = () -> {};
        private boolean fired;

        synchronized void fire() {
            fired = true;
            close.run();
        }

        @Override
        public synchronized boolean isCancelled() {
            return fired;
        }

        @Override
        public synchronized void onCancel(Runnable close) {
            this.close = close;
            if (fired) close.run();
            asked.countDown();
        }
    }
}
