package com.aimixup.application.completions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.application.access.FreshKeys;
import com.aimixup.application.access.MemoryApiKeys;
import com.aimixup.application.credits.DebtOpen;
import com.aimixup.application.credits.Holds;
import com.aimixup.application.credits.MemoryLedger;
import com.aimixup.application.credits.MemoryPriceBook;
import com.aimixup.application.credits.MemoryReceipts;
import com.aimixup.application.files.CleanBytes;
import com.aimixup.application.privacy.MemoryDisclosures;
import com.aimixup.application.providers.Casting;
import com.aimixup.application.providers.FixedProviders;
import com.aimixup.application.providers.ScriptedProvider;
import com.aimixup.application.runtime.MemoryTransactions;
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
import com.aimixup.plugin.spi.ChatRequest;
import com.aimixup.plugin.spi.ChatRequest.Message;
import com.aimixup.plugin.spi.ChatRequest.Part.ToolCall;
import com.aimixup.plugin.spi.Usage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A program that calls more often than {@link Advance#BUSY}. A question counts at most 100 tokens
 * and costs a third of a micro-credit for each of 30, an answer one for each of 12: 22 in all.
 */
final class BusyKeyTest {
    private static final AccountId ANNA = new AccountId(new UUID(0, 1));
    private static final ModelRef MODEL = new ModelRef("acme", "say");
    private static final int CALLERS = 8;

    private final Clock clock = Clock.systemUTC();
    private final TimeOrderedIds ids = new TimeOrderedIds(clock, new Random(1));
    private final MemoryTransactions memory = new MemoryTransactions();
    private final MemoryLedger ledger = new MemoryLedger(memory);
    private final MemoryApiKeys keys = new MemoryApiKeys(memory, ledger);
    private final MemoryDisclosures disclosures = new MemoryDisclosures(memory);
    private final MemoryReceipts receipts = new MemoryReceipts(memory);
    private final MemoryPriceBook prices = new MemoryPriceBook(memory);
    private final AtomicBoolean owes = new AtomicBoolean();
    private final ScriptedProvider provider =
            new ScriptedProvider().on("say", ScriptedProvider.says("Hello", Usage.of(30, 12)));
    private final Holds holds = new Holds(ledger, clock).noting(receipts).refusing(_ -> {
        if (owes.get()) throw new DebtOpen();
    });
    private final CompletionUseCases use = CompletionUseCases.over(
            new Casting(new FixedProviders(Map.of("acme", provider)), prices, clock),
            new MemoryTeams(memory), holds, keys, new FreshKeys(), disclosures,
            new CleanBytes(_ -> "image/png", (_, bytes) -> bytes), memory, ids, clock,
            Duration.ofMinutes(5), task -> Thread.ofVirtual().start(task));

    private static final class Deaf implements Completion.Listener {
        @Override
        public void speaker(Private<String> name) {}

        @Override
        public void text(String piece) {}

        @Override
        public void reasoning(String piece) {}

        @Override
        public void toolCall(ToolCall call) {}
    }

    BusyKeyTest() {
        prices.add(MODEL, new Tariff(Map.of(UsageUnit.INPUT, 333_333L,
                UsageUnit.OUTPUT, 1_000_000L), Instant.EPOCH));
    }

    @AfterEach
    void stop() {
        use.runs().stop(Duration.ZERO, Duration.ZERO);
    }

    @Test
    @Tag("share.chosen-provider")
    void itsCallsAreWrittenTogetherAndNoneIsMissing() throws Exception {
        grant(10_000_000);
        var key = key(Optional.of(new Credits(9_000_000)));
        var told = new ArrayList<Credits>();
        for (var call : together(() -> {
            var charged = new ArrayList<Credits>();
            for (int i = 0; i < 125; i++) charged.add(charged(handle(key)));
            return charged;
        })) told.addAll(call);
        stop();
        assertEquals(1_000, told.size());
        assertTrue(told.stream().allMatch(new Credits(22)::equals));
        // Each call is told what it costs rounded up; what is charged is rounded up but once.
        var charged = 10_000_000 - ledger.balance(ANNA).available().micros();
        assertTrue(charged <= 1_000 * 22 && charged > 1_000 * 21, () -> "charged " + charged);
        assertEquals(charged, keys.find(ANNA, key.id()).orElseThrow().key().spent().micros());
        var written = ledger.transfers(ANNA, Optional.empty(), 10_000).size();
        assertTrue(written < 500, () -> written + " transfers");
        var disclosed = disclosures.of(ANNA, Optional.empty(), 10_000);
        assertEquals(1_000, disclosed.stream().filter(one -> one.bytes() > 0).count());
        assertEquals(1, disclosed.stream().filter(one -> one.bytes() == 0).count());
        assertNothingIsHeld();
    }

    @Test
    @Tag("share.chosen-provider")
    void thatItIsGoingToCallIsDisclosedBeforeTheFirstByteLeaves() throws Exception {
        grant(10_000_000);
        var key = key(Optional.empty());
        var known = new AtomicBoolean(true);
        provider.on("say", (request, sink, cancellation) -> {
            if (disclosures.of(ANNA, Optional.empty(), 1).isEmpty()) known.set(false);
            return ScriptedProvider.says("", Usage.of(30, 12)).play(request, sink, cancellation);
        });
        together(() -> {
            for (int i = 0; i < 50; i++) charged(handle(key));
            return true;
        });
        assertTrue(known.get());
    }

    @Test
    void nobodyIsGivenMoreThanThereIs() throws Exception {
        grant(5_000);
        var key = key(Optional.of(new Credits(4_000)));
        together(() -> {
            while (handle(key) instanceof Complete.Outcome.Begun(var completion))
                completion.run(new Deaf());
            return true;
        });
        stop();
        var spent = keys.find(ANNA, key.id()).orElseThrow().key().spent().micros();
        assertTrue(spent > 3_000 && spent <= 4_000, () -> "spent " + spent);
        assertEquals(5_000 - spent, ledger.balance(ANNA).available().micros());
        assertNothingIsHeld();
    }

    @Test
    void whoeverOwesBeginsNothingNew() throws Exception {
        grant(10_000_000);
        var key = key(Optional.empty());
        var refused = together(() -> {
            while (true) {
                try {
                    charged(handle(key));
                    if (provider.asked().size() > 200) owes.set(true);
                } catch (DebtOpen owing) {
                    return true;
                }
            }
        });
        assertEquals(CALLERS, refused.size());
        stop();
        assertNothingIsHeld();
    }

    private Complete.Outcome handle(ApiKey key) {
        return use.complete().handle(new Complete.Command(ANNA, Optional.of(key), MODEL,
                OptionalInt.of(50), tokens -> new ChatRequest("say", "",
                List.of(Message.user("Hi")), tokens, OptionalDouble.empty(), Optional.empty(),
                Duration.ofMinutes(5))));
    }

    private static Credits charged(Complete.Outcome outcome) {
        return assertInstanceOf(Complete.Outcome.Begun.class, outcome).completion()
                .run(new Deaf()).charged();
    }

    private static <T> List<T> together(Callable<T> caller) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<T>>();
            for (int i = 0; i < CALLERS; i++) running.add(threads.submit(caller));
            var results = new ArrayList<T>();
            for (var future : running) results.add(future.get());
            return results;
        }
    }

    private void grant(long micros) {
        var lot = new Lot(new LotId(ids.next()), Lot.Source.PROMOTIONAL, new Credits(micros),
                new Credits(micros), Optional.empty(), clock.instant());
        ledger.grant(ANNA, Transfer.grant(new TransferId(ids.next()), lot), lot);
    }

    private ApiKey key(Optional<Credits> budget) {
        var now = clock.instant();
        var key = new ApiKey(ANNA, new ApiKeyId(ids.next()), Private.of("x"), Set.of(Scope.CHAT),
                List.of(), budget, Credits.ZERO, false, now, now.plus(Duration.ofDays(9)),
                Optional.empty(), Optional.empty());
        keys.add(key, new byte[] {1});
        return key;
    }

    private void assertNothingIsHeld() {
        assertEquals(0, ledger.balance(ANNA).held().micros());
        assertTrue(ledger.audit().isClean());
    }
}
