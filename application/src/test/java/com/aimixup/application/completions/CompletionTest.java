package com.aimixup.application.completions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.application.access.FreshKeys;
import com.aimixup.application.access.MemoryApiKeys;
import com.aimixup.application.credits.Holds;
import com.aimixup.application.credits.MemoryLedger;
import com.aimixup.application.credits.MemoryPriceBook;
import com.aimixup.application.credits.ReleaseOverdueHolds;
import com.aimixup.application.files.CleanBytes;
import com.aimixup.application.privacy.MemoryDisclosures;
import com.aimixup.application.providers.Casting;
import com.aimixup.application.providers.FixedProviders;
import com.aimixup.application.providers.ScriptedProvider;
import com.aimixup.application.runtime.MemoryTransactions;
import com.aimixup.application.runtime.MovableClock;
import com.aimixup.application.runtime.TimeOrderedIds;
import com.aimixup.application.teams.MemoryTeams;
import com.aimixup.domain.access.ApiKey;
import com.aimixup.domain.access.ApiKeyId;
import com.aimixup.domain.access.Scope;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.conversations.ModelRef;
import com.aimixup.domain.credits.Credits;
import com.aimixup.domain.credits.Lot;
import com.aimixup.domain.credits.LotId;
import com.aimixup.domain.credits.Tariff;
import com.aimixup.domain.credits.Transfer;
import com.aimixup.domain.credits.TransferId;
import com.aimixup.domain.credits.UsageUnit;
import com.aimixup.domain.privacy.Private;
import com.aimixup.plugin.spi.AnswerFormat;
import com.aimixup.plugin.spi.ChatOutcome;
import com.aimixup.plugin.spi.ChatRequest;
import com.aimixup.plugin.spi.ChatRequest.Message;
import com.aimixup.plugin.spi.ChatRequest.Part.ToolCall;
import com.aimixup.plugin.spi.ModelInfo.Capability;
import com.aimixup.plugin.spi.ProviderFailure;
import com.aimixup.plugin.spi.Tools;
import com.aimixup.plugin.spi.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every token costs one micro-credit; a question counts at most 100 tokens. */
final class CompletionTest {
    private static final AccountId ANNA = new AccountId(new UUID(0, 1));
    private static final Duration ANSWER = Duration.ofMinutes(5);

    private final MovableClock clock = new MovableClock(Instant.parse("2026-03-01T12:00:00Z"));
    private final TimeOrderedIds ids = new TimeOrderedIds(clock, new Random(1));
    private final MemoryTransactions memory = new MemoryTransactions();
    private final MemoryLedger ledger = new MemoryLedger(memory);
    private final MemoryApiKeys keys = new MemoryApiKeys(memory, ledger);
    private final MemoryDisclosures disclosures = new MemoryDisclosures(memory);
    private final MemoryPriceBook prices = new MemoryPriceBook(memory);
    private final ScriptedProvider provider = new ScriptedProvider();
    private final Holds holds = new Holds(ledger, clock);
    private final MemoryTeams teams = new MemoryTeams(memory);
    private final Heard heard = new Heard();
    private final CompletionUseCases use = CompletionUseCases.over(
            new Casting(new FixedProviders(Map.of("acme", provider)), prices, clock), teams, holds,
            keys, new FreshKeys(), disclosures,
            new CleanBytes(_ -> "image/png", (_, bytes) -> bytes), memory, ids, clock, ANSWER,
            Runnable::run);

    private static final class Heard implements Completion.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public void speaker(Private<String> name) {
            text.append(name.reveal()).append(':');
        }

        @Override
        public void text(String piece) {
            text.append(piece);
        }

        @Override
        public void reasoning(String piece) {}

        @Override
        public void toolCall(ToolCall call) {}
    }

    @BeforeEach
    void offer() {
        offer("say", ScriptedProvider.says("Hello", Usage.of(30, 12)));
        grant(10_000);
    }

    @Test
    void itIsHeldBeforeAndSettledAfterAndDisclosedInBetween() {
        offer("look", (request, sink, cancellation) -> {
            assertEquals(100 + 50, ledger.balance(ANNA).held().micros());
            assertEquals(1, disclosures.of(ANNA, Optional.empty(), 9).size());
            sink.text("Hello");
            return ScriptedProvider.says("", Usage.of(30, 12)).play(request, sink, cancellation);
        });
        var ended = begun("look", 50, Optional.empty()).run(heard);
        assertEquals("Hello", heard.text.toString());
        assertEquals(new Credits(42), ended.charged());
        assertEquals(Usage.of(30, 12), ended.usage());
        assertSettled(10_000 - 42);
    }

    @Test
    void anAnswerIsShortenedToWhatIsThereAndRefusedBelowThat() {
        var least = 100 + 32;
        begun("say", 100_000, Optional.empty()).run(heard);
        assertEquals(10_000 - 100, provider.asked().getLast().outputTokensMax());
        var key = key(Optional.of(new Credits(least - 1)));
        assertEquals(new Complete.Outcome.TooFewCredits(new Credits(least),
                new Credits(least - 1)), handle("say", 100_000, Optional.of(key)));
        assertEquals(1, provider.asked().size());
        assertSettled(10_000 - 42);
    }

    @Test
    void aBudgetIsSpentByWhatIsChargedAndBlockedByWhatIsHeld() {
        var key = Optional.of(key(Optional.of(new Credits(300))));
        var first = begun("say", 100, key); // holds 200 of the 300
        assertInstanceOf(Complete.Outcome.TooFewCredits.class, handle("say", 100, key));
        first.run(heard);
        begun("say", 100, key).run(heard);
        assertEquals(new Credits(84), keys.committed(ANNA, key.get().id()));
        assertSettled(10_000 - 84);
    }

    @Test
    void spendingIsCountedForAKeyWithoutABudgetToo() {
        var key = Optional.of(key(Optional.empty()));
        begun("say", 100, key).run(heard);
        assertEquals(new Credits(42),
                keys.find(ANNA, key.get().id()).orElseThrow().key().spent());
    }

    @Test
    void aFailureBeforeAWordCostsNothingAndOneAfterItWhatWasSaid() {
        offer("fail", (request, sink, cancellation) ->
                new ChatOutcome.Failed(new ProviderFailure.Overloaded(), Usage.NONE));
        assertEquals(Credits.ZERO, begun("fail", 100, Optional.empty()).run(heard).charged());
        offer("cut", (request, sink, cancellation) -> {
            sink.text("123456");
            return new ChatOutcome.Failed(new ProviderFailure.Truncated(), Usage.NONE);
        });
        var ended = begun("cut", 100, Optional.empty()).run(heard);
        assertTrue(ended.usage().estimated());
        assertEquals(2, ended.usage().of(Usage.Unit.OUTPUT));
        assertSettled(10_000 - ended.charged().micros());
    }

    @Test
    void whatCostsMoreThanWasHeldIsOurLoss() {
        offer("greedy", ScriptedProvider.says("x", Usage.of(30, 1_000_000)));
        assertEquals(new Credits(200), begun("greedy", 100, Optional.empty()).run(heard)
                .charged());
        assertSettled(10_000 - 200);
    }

    @Test
    void aProviderThatThrowsHasFailedLikeAnyOther() {
        offer("throws", (request, sink, cancellation) -> {
            throw new IllegalStateException("canary");
        });
        assertInstanceOf(ChatOutcome.Failed.class,
                begun("throws", 100, Optional.empty()).run(heard).outcome());
        assertSettled(10_000);
    }

    @Test
    void aCancelledCallEndsAndACompletionCancelledBeforeItsCallAsksNobody() {
        offer("wait", (request, sink, cancellation) -> {
            sink.usage(Usage.of(30, 3));
            var stopped = new CountDownLatch(1);
            cancellation.onCancel(stopped::countDown);
            stopped.await();
            return new ChatOutcome.Cancelled(Usage.NONE);
        });
        var completion = begun("wait", 100, Optional.empty());
        Thread.startVirtualThread(() -> {
            while (use.runs().count() == 0) Thread.onSpinWait();
            completion.cancel();
        });
        assertEquals(new Credits(33), completion.run(heard).charged());
        var early = begun("say", 100, Optional.empty());
        early.cancel();
        assertInstanceOf(ChatOutcome.Cancelled.class, early.run(heard).outcome());
        assertEquals(1, provider.asked().size());
        assertSettled(10_000 - 33);
    }

    /** A node that dies between hold and call leaves a hold that the sweep gives back. */
    @Test
    void aCompletionThatNobodyRanIsGivenBack() {
        var key = key(Optional.of(new Credits(300)));
        begun("say", 100, Optional.of(key));
        clock.pass(ANSWER.plusMinutes(5));
        assertEquals(1, new ReleaseOverdueHolds(ledger, holds, memory, clock).handle());
        assertEquals(Credits.ZERO, keys.committed(ANNA, key.id()));
        assertSettled(10_000);
    }

    @Test
    void whatAModelLacksIsNotAskedOfIt() {
        var tools = new Tools(List.of(new Tools.Tool("t", "", "{}", false)),
                new Tools.Choice.Free());
        assertEquals(new Complete.Outcome.NotAble(Capability.TOOLS), use.complete().handle(
                new Complete.Command(ANNA, Optional.empty(), new ModelRef("acme", "say"),
                        OptionalInt.empty(), tokens -> new ChatRequest("say", "",
                        List.of(Message.user("x")), tokens, OptionalDouble.empty(),
                        Optional.empty(), ANSWER, tools, new AnswerFormat.Words()))));
        assertEquals(new Complete.Outcome.ModelNotUsable(Casting.Reason.NO_MODEL),
                handle("none", 10, Optional.empty()));
    }

    @Test
    void aStoppingNodeTakesNoMore() {
        use.runs().stop(Duration.ZERO, Duration.ZERO);
        assertInstanceOf(Complete.Outcome.Stopping.class, handle("say", 10, Optional.empty()));
    }

    private Completion begun(String model, int tokens, Optional<ApiKey> key) {
        return assertInstanceOf(Complete.Outcome.Begun.class, handle(model, tokens, key))
                .completion();
    }

    private Complete.Outcome handle(String model, int most, Optional<ApiKey> key) {
        return use.complete().handle(new Complete.Command(ANNA, key, new ModelRef("acme", model),
                OptionalInt.of(most), tokens -> new ChatRequest(model, "",
                List.of(Message.user("Hi")), tokens, OptionalDouble.empty(), Optional.empty(),
                ANSWER)));
    }

    private void offer(String model, ScriptedProvider.Act act) {
        provider.on(model, act);
        prices.add(new ModelRef("acme", model), new Tariff(Map.of(UsageUnit.INPUT, 1_000_000L,
                UsageUnit.OUTPUT, 1_000_000L), Instant.EPOCH));
    }

    private void grant(long micros) {
        var lot = new Lot(new LotId(ids.next()), Lot.Source.PROMOTIONAL, new Credits(micros),
                new Credits(micros), Optional.empty(), clock.instant());
        ledger.grant(ANNA, Transfer.grant(new TransferId(ids.next()), lot), lot);
    }

    private ApiKey key(Optional<Credits> budget) {
        var key = new ApiKey(ANNA, new ApiKeyId(ids.next()), Private.of("x"),
                Set.of(Scope.CHAT), List.of(), budget, Credits.ZERO, false, clock.instant(),
                clock.instant().plus(Duration.ofDays(9)), Optional.empty(), Optional.empty());
        keys.add(key, new byte[] {1});
        return key;
    }

    private void assertSettled(long available) {
        assertEquals(0, ledger.balance(ANNA).held().micros());
        assertEquals(available, ledger.balance(ANNA).available().micros());
        assertTrue(ledger.audit().isClean());
    }
}
