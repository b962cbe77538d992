package com.aimixup.adapter.postgres;

import static com.aimixup.application.providers.ScriptedProvider.says;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.application.conversations.RemoveConversation;
import com.aimixup.application.conversations.TakeTurn.Command;
import com.aimixup.application.conversations.TakeTurn.Outcome;
import com.aimixup.application.conversations.TurnFeed;
import com.aimixup.application.conversations.TurnLimits;
import com.aimixup.application.conversations.TurnTaking;
import com.aimixup.application.credits.Holds;
import com.aimixup.application.files.FileRemoval;
import com.aimixup.application.files.MemoryObjects;
import com.aimixup.application.files.NoFiles;
import com.aimixup.application.privacy.MemoryVault;
import com.aimixup.application.providers.Casting;
import com.aimixup.application.providers.FixedProviders;
import com.aimixup.application.providers.ScriptedProvider;
import com.aimixup.application.runtime.MemorySignals;
import com.aimixup.application.runtime.MemoryTransactions;
import com.aimixup.application.runtime.TimeOrderedIds;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.conversations.Agent;
import com.aimixup.domain.conversations.AgentId;
import com.aimixup.domain.conversations.Conversation;
import com.aimixup.domain.conversations.ConversationId;
import com.aimixup.domain.conversations.MessageId;
import com.aimixup.domain.conversations.Mix;
import com.aimixup.domain.conversations.MixRules;
import com.aimixup.domain.conversations.ModelRef;
import com.aimixup.domain.credits.Credits;
import com.aimixup.domain.credits.Lot;
import com.aimixup.domain.credits.LotId;
import com.aimixup.domain.credits.Tariff;
import com.aimixup.domain.credits.Transfer;
import com.aimixup.domain.credits.TransferId;
import com.aimixup.domain.credits.UsageUnit;
import com.aimixup.domain.privacy.Private;
import com.aimixup.plugin.spi.Usage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Turns that race each other over real locks: nothing blocks for ever, and every credit counts. */
final class PostgresTurnTakingTest {
    private static final TestDatabase TEST = TestDatabase.fresh();
    private static final int THREADS = 64;
    private static final long WHOLE_HOLD = ScriptedProvider.INPUT_TOKENS_AT_MOST + 1_000;
    private static final ModelRef MODEL = new ModelRef("acme", "ada");

    private final Clock clock = Clock.systemUTC();
    private final TimeOrderedIds ids = new TimeOrderedIds(clock, new Random());
    private final AccountId account = new AccountId(ids.next());
    private final MemoryVault vault = new MemoryVault(new MemoryTransactions());
    private final Database database = TEST.database();
    private final PostgresConversations conversations =
            new PostgresConversations(database, vault);
    private final PostgresMessages messages = new PostgresMessages(database, vault);
    private final PostgresLedger ledger = new PostgresLedger(database);
    private final ScriptedProvider provider =
            new ScriptedProvider().on("ada", says("I am Ada.", Usage.of(50, 20)));
    private final PostgresPriceBook prices = new PostgresPriceBook(database);
    private final TurnTaking turns = TurnTaking.over(conversations, messages,
            new PostgresTurns(database), new PostgresToldEvents(database, vault),
            new MemorySignals(), new Holds(ledger, clock),
            new PostgresDisclosures(database), new Casting(
                    new FixedProviders(Map.of("acme", provider)), prices, clock),
            NoFiles.handouts(), NoFiles.pictures(), database, ids, clock,
            new TurnLimits(Duration.ofMinutes(5), Duration.ofSeconds(15), THREADS),
            UUID.randomUUID(), Executors.newVirtualThreadPerTaskExecutor());

    @BeforeEach
    void setUp() {
        vault.createKey(account);
        prices.add(MODEL, new Tariff(Map.of(UsageUnit.INPUT, 1_000_000L, UsageUnit.OUTPUT,
                1_000_000L), Instant.EPOCH));
    }

    @AfterEach
    void theBooksAgree() {
        assertEquals(Credits.ZERO, ledger.balance(account).held());
        assertTrue(ledger.audit().isClean(), () -> ledger.audit().toString());
    }

    @AfterAll
    static void close() {
        TEST.close();
    }

    @Test
    void manyThreadsThatSpendOneBalanceNeverOverdrawIt() throws Exception {
        grant(THREADS * WHOLE_HOLD / 3);
        var outcomes = atOnce(THREADS, () -> played(ask(conversation(Mix.SINGLE, 1))));
        var begun = outcomes.stream().filter(Outcome.Begun.class::isInstance).count();
        var refused = outcomes.stream().filter(Outcome.TooFewCredits.class::isInstance).count();
        assertEquals(THREADS, begun + refused);
        assertTrue(begun > 0);
        assertEquals(THREADS * WHOLE_HOLD / 3 - 70 * begun,
                ledger.balance(account).available().micros());
    }

    @RepeatedTest(3)
    void identicalTurnsAtTheSameMomentHaveOneEffect() throws Exception {
        grant(1_000_000);
        var ask = ask(conversation(Mix.PARALLEL, 3));
        var outcomes = atOnce(16, () -> played(ask));
        assertEquals(1, outcomes.stream().filter(Outcome.Begun.class::isInstance).count());
        assertEquals(15, outcomes.stream().filter(Outcome.Repeated.class::isInstance).count());
        assertEquals(1_000_000 - 3 * 70, ledger.balance(account).available().micros());
    }

    @RepeatedTest(3)
    void turnsChangesAndRemovalsInOneConversationDoNotBlockEachOther() throws Exception {
        grant(1_000_000);
        var conversation = conversation(Mix.DEBATE, 4);
        var remove = new RemoveConversation(conversations, messages, new FileRemoval(
                new PostgresStoredFiles(database, vault), new MemoryObjects(clock)), database);
        var outcomes = atOnce(9, () -> played(ask(conversation)), () -> {
            turns.recover().handle();
            turns.runs().extendLeases();
            return new Outcome.Stopping();
        }, () -> {
            remove.handle(new RemoveConversation.Command(account, conversation.id(),
                    Optional.empty()));
            return new Outcome.UnknownConversation();
        });
        assertEquals(27, outcomes.size());
        assertEquals(Optional.empty(), conversations.find(account, conversation.id()));
    }

    private Outcome played(Command ask) throws InterruptedException {
        var outcome = turns.take().handle(ask);
        if (outcome instanceof Outcome.Begun(_, var feed)) readAll(feed);
        return outcome;
    }

    private static void readAll(TurnFeed feed) throws InterruptedException {
        var read = 0L;
        while (!feed.isRead(read)) {
            var more = feed.after(read, Duration.ofSeconds(30));
            assertTrue(!more.isEmpty(), "the turn does not end");
            read = more.getLast().number();
        }
    }

    private void grant(long micros) {
        var lot = new Lot(new LotId(ids.next()), Lot.Source.PROMOTIONAL, new Credits(micros),
                new Credits(micros), Optional.empty(), clock.instant());
        database.run(() -> assertTrue(
                ledger.grant(account, Transfer.grant(new TransferId(ids.next()), lot), lot)));
    }

    private Conversation conversation(Mix mix, int agents) {
        var cast = Stream.iterate(1, n -> n + 1).limit(agents).map(n -> new Agent(
                new AgentId(ids.next()), Private.of("Agent " + n), MODEL, Private.of(""),
                OptionalDouble.empty(), 1_000)).toList();
        var conversation = new Conversation(account, new ConversationId(ids.next()),
                Private.of("A title"), new MixRules(mix, 2), cast, false, Optional.empty(), 1,
                clock.instant(), clock.instant());
        database.run(() -> conversations.add(conversation));
        return conversation;
    }

    private Command ask(Conversation conversation) {
        return new Command(account, conversation.id(), new MessageId(ids.next()),
                Private.of("What now?"), Optional.empty(), Optional.empty(), Optional.empty());
    }

    @SafeVarargs
    private static List<Outcome> atOnce(int times, Callable<Outcome>... works) throws Exception {
        var barrier = new CyclicBarrier(times * works.length);
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Callable<Outcome>>();
            for (var work : works)
                for (var time = 0; time < times; time++)
                    running.add(() -> {
                        barrier.await();
                        return work.call();
                    });
            var results = new ArrayList<Outcome>();
            for (var done : pool.invokeAll(running))
                results.add(done.get());
            return results;
        }
    }
}
