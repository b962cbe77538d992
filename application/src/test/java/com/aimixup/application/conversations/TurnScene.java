package com.aimixup.application.conversations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.application.credits.Holds;
import com.aimixup.application.credits.MemoryLedger;
import com.aimixup.application.credits.MemoryPriceBook;
import com.aimixup.application.credits.MemorySpending;
import com.aimixup.application.credits.ReleaseOverdueHolds;
import com.aimixup.application.files.FileCipher;
import com.aimixup.application.files.FileIntake;
import com.aimixup.application.files.FileLimits;
import com.aimixup.application.files.FileRemoval;
import com.aimixup.application.files.Handouts;
import com.aimixup.application.files.MemoryFileCipher;
import com.aimixup.application.files.MemoryObjects;
import com.aimixup.application.files.MemoryStoredFiles;
import com.aimixup.application.files.ReadFiles;
import com.aimixup.application.files.RemoveFile;
import com.aimixup.application.files.UploadFile;
import com.aimixup.application.images.MemoryProvenances;
import com.aimixup.application.images.Painter;
import com.aimixup.application.images.PictureKeeping;
import com.aimixup.application.privacy.MemoryDisclosures;
import com.aimixup.application.privacy.MemoryVault;
import com.aimixup.application.providers.Casting;
import com.aimixup.application.providers.FixedProviders;
import com.aimixup.application.providers.ScriptedProvider;
import com.aimixup.application.runtime.FragileTransactions;
import com.aimixup.application.runtime.MemorySignals;
import com.aimixup.application.runtime.MemoryTransactions;
import com.aimixup.application.runtime.MovableClock;
import com.aimixup.application.runtime.TimeOrderedIds;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.conversations.Agent;
import com.aimixup.domain.conversations.AgentId;
import com.aimixup.domain.conversations.Conversation;
import com.aimixup.domain.conversations.ConversationId;
import com.aimixup.domain.conversations.Message;
import com.aimixup.domain.conversations.MessageId;
import com.aimixup.domain.conversations.Mix;
import com.aimixup.domain.conversations.MixRules;
import com.aimixup.domain.conversations.ModelRef;
import com.aimixup.domain.conversations.Turn;
import com.aimixup.domain.credits.Credits;
import com.aimixup.domain.credits.Lot;
import com.aimixup.domain.credits.LotId;
import com.aimixup.domain.credits.Tariff;
import com.aimixup.domain.credits.Transfer;
import com.aimixup.domain.credits.TransferId;
import com.aimixup.domain.credits.UsageUnit;
import com.aimixup.domain.files.FileId;
import com.aimixup.domain.privacy.Private;
import com.aimixup.plugin.spi.ImageOutcome;
import com.aimixup.plugin.spi.Usage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/**
 * All that a turn needs, in memory, with one person, Anna. Every token costs one micro-credit,
 * every question counts at most 100 tokens and every answer has at most 1,000: a whole hold is
 * 1,100.
 */
final class TurnScene {
    static final AccountId ANNA = new AccountId(new UUID(0, 1));
    static final int OUTPUT_TOKENS = 1_000;
    static final long WHOLE_HOLD = ScriptedProvider.INPUT_TOKENS_AT_MOST + OUTPUT_TOKENS;
    static final ModelRef PAINT = new ModelRef("easel", "paint");
    static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Tariff TARIFF = new Tariff(Map.of(UsageUnit.INPUT, 1_000_000L,
            UsageUnit.OUTPUT, 1_000_000L), Instant.EPOCH);

    final MovableClock clock = new MovableClock(Instant.parse("2026-03-01T12:00:00Z"));
    final TimeOrderedIds ids = new TimeOrderedIds(clock, new Random(1));
    final MemoryTransactions memory = new MemoryTransactions();
    final FragileTransactions transactions = new FragileTransactions(memory);
    final MemoryMessages messages = new MemoryMessages(memory);
    final MemoryTurns turns = new MemoryTurns(memory);
    final MemoryToldEvents told = new MemoryToldEvents(memory, turns);
    final MemorySignals signals = new MemorySignals();
    final MemoryConversations conversations = new MemoryConversations(memory, messages, turns);
    final MemoryDisclosures disclosures = new MemoryDisclosures(memory);
    final MemoryLedger ledger = new MemoryLedger(memory);
    final MemoryPriceBook prices = new MemoryPriceBook(memory);
    final ScriptedProvider provider = new ScriptedProvider();
    final ScriptedProvider cloud = new ScriptedProvider(ScriptedProvider.CLOUD);
    final Painter painter = new Painter();
    final MemorySpending spending = new MemorySpending(memory);
    final Holds holds = new Holds(ledger, spending, clock);
    final Casting casting = new Casting(new FixedProviders(
            Map.of("acme", provider, "cloud", cloud, "easel", painter)), prices, clock);
    final MemoryVault vault = new MemoryVault(memory);
    final MemoryStoredFiles files = new MemoryStoredFiles(memory);
    final MemoryProvenances provenances = new MemoryProvenances(memory, files);
    final MemoryObjects objects = new MemoryObjects(clock);
    private final FileCipher cipher = new MemoryFileCipher(vault);
    private final FileIntake intake;
    private final UploadFile upload;
    private final Handouts handouts = new Handouts(new ReadFiles(files, objects, cipher),
            PlainFiles::document);
    final FileRemoval removal = new FileRemoval(files, objects);
    final RemoveConversation removeConversation =
            new RemoveConversation(conversations, messages, removal, transactions);
    final TurnLimits limits;
    final TurnTaking turnTaking;
    final MessageUseCases changes;

    TurnScene() {
        this(4, 100_000_000);
    }

    TurnScene(int runningPerAccount, long storageBytes) {
        var fileLimits = new FileLimits(10_000_000, storageBytes);
        intake = new FileIntake(files, objects, cipher, PlainFiles::type, ids, new Random(2), clock,
                fileLimits);
        upload = new UploadFile(intake, transactions, fileLimits);
        limits = new TurnLimits(Duration.ofMinutes(5), Duration.ofSeconds(15), runningPerAccount);
        turnTaking = node();
        changes = MessageUseCases.over(conversations, messages, turns,
                told, removal, holds, disclosures, casting,
                transactions, ids, clock, limits);
        vault.createKey(ANNA);
    }

    /** Anna uploads a file that begins with its media type and a colon. */
    FileId upload(String name, String content) {
        return upload(ANNA, name, content.getBytes(StandardCharsets.UTF_8));
    }

    FileId upload(AccountId account, String name, byte[] content) {
        return assertInstanceOf(UploadFile.Outcome.Stored.class, upload.handle(
                new UploadFile.Command(account, Private.of(name),
                        new ByteArrayInputStream(content)))).file().id();
    }

    void delete(FileId file) {
        new RemoveFile(files, objects, transactions)
                .handle(new RemoveFile.Command(ANNA, file));
    }

    /** Another process on the same store. */
    TurnTaking node() {
        return node(Executors.newVirtualThreadPerTaskExecutor());
    }

    TurnTaking node(Executor threads) {
        return TurnTaking.over(conversations, messages, turns, told, signals, holds,
                disclosures, casting, handouts, new PictureKeeping(intake, provenances),
                transactions, ids, clock, limits,
                UUID.randomUUID(), threads);
    }

    void grant(long micros) {
        var lot = new Lot(new LotId(ids.next()), Lot.Source.PROMOTIONAL, new Credits(micros),
                new Credits(micros), Optional.empty(), clock.instant());
        ledger.grant(ANNA, Transfer.grant(new TransferId(ids.next()), lot), lot);
    }

    void offer(String model, ScriptedProvider.Act act) {
        provider.on(model, act);
        prices.add(ref(model), TARIFF);
    }

    void offerFree(String model, ScriptedProvider.Act act) {
        provider.on(model, act);
        prices.add(ref(model), new Tariff(
                Map.of(UsageUnit.INPUT, 0L, UsageUnit.OUTPUT, 0L), Instant.EPOCH));
    }

    /** A model elsewhere. */
    ModelRef offerCloud(String model, ScriptedProvider.Act act) {
        cloud.on(model, act);
        var ref = new ModelRef("cloud", model);
        prices.add(ref, TARIFF);
        return ref;
    }

    /** A model that draws its prompt; a picture costs this much. */
    void offerPictures(long price) {
        painter.does((request, _) -> new ImageOutcome.Drawn(
                List.of(Painter.picture("image/png:" + request.prompt())), Usage.NONE));
        prices.add(PAINT, new Tariff(Map.of(UsageUnit.IMAGE, price * 1_000_000),
                Instant.EPOCH));
    }

    static ModelRef ref(String model) {
        return model.equals(PAINT.model()) ? PAINT : new ModelRef("acme", model);
    }

    /** With one agent of each model, named like it. */
    Conversation conversation(Mix mix, String... models) {
        var agents = new ArrayList<Agent>();
        for (var model : models)
            agents.add(new Agent(new AgentId(ids.next()), Private.of(model), ref(model),
                    Private.of(""), OptionalDouble.empty(), OUTPUT_TOKENS));
        var conversation = new Conversation(ANNA, new ConversationId(ids.next()),
                Private.of("A title"), new MixRules(mix, 2), agents, false, Optional.empty(), 1,
                clock.instant(), clock.instant());
        conversations.add(conversation);
        return conversation;
    }

    TakeTurn.Command ask(Conversation conversation) {
        return new TakeTurn.Command(ANNA, conversation.id(), new MessageId(ids.next()),
                Private.of("What now?"), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The same with these files. */
    TakeTurn.Command ask(Conversation conversation, FileId... files) {
        var ask = ask(conversation);
        return new TakeTurn.Command(ANNA, ask.conversation(), ask.question(), ask.text(),
                ask.parent(), ask.rules(), ask.ceiling(), List.of(files));
    }

    TakeTurn.Outcome take(TakeTurn.Command command) {
        return turnTaking.take().handle(command);
    }

    TakeTurn.Outcome.Begun begin(Conversation conversation) {
        return assertInstanceOf(TakeTurn.Outcome.Begun.class, take(ask(conversation)));
    }

    /** Takes a turn and follows it to its end. */
    List<TurnEvent> play(Conversation conversation) throws InterruptedException {
        return readAll(begin(conversation).feed());
    }

    static List<TurnEvent> readAll(TurnFeed feed) throws InterruptedException {
        var events = new ArrayList<TurnEvent>();
        while (!feed.isRead(events.size())) {
            var more = feed.after(events.size(), PATIENCE);
            assertTrue(!more.isEmpty(), "the turn does not end");
            more.forEach(numbered -> events.add(numbered.event()));
        }
        return events;
    }

    static TurnEvent.Ended end(List<TurnEvent> events) {
        return assertInstanceOf(TurnEvent.Ended.class, events.getLast());
    }

    /** The stored answers of a turn. */
    List<Message> answers(Turn turn) {
        return messages.ofTurn(ANNA, turn.id()).stream()
                .filter(message -> message.answer().isPresent()).toList();
    }

    long available() {
        return ledger.balance(ANNA).available().micros();
    }

    long held() {
        return ledger.balance(ANNA).held().micros();
    }

    int releaseOverdueHolds() {
        return new ReleaseOverdueHolds(ledger, holds, transactions, clock).handle();
    }

    /** Nothing is held, and the books agree with themselves. */
    void assertSettled() {
        assertEquals(0, held());
        assertTrue(ledger.audit().isClean(), () -> ledger.audit().toString());
    }
}
