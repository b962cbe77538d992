package com.aimixup.application.images;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.application.credits.Holds;
import com.aimixup.application.credits.MemoryLedger;
import com.aimixup.application.credits.MemoryPriceBook;
import com.aimixup.application.files.FileIntake;
import com.aimixup.application.files.FileLimits;
import com.aimixup.application.files.MemoryFileCipher;
import com.aimixup.application.files.MemoryObjects;
import com.aimixup.application.files.MemoryStoredFiles;
import com.aimixup.application.files.ReadFiles;
import com.aimixup.application.privacy.MemoryDisclosures;
import com.aimixup.application.privacy.MemoryVault;
import com.aimixup.application.providers.Casting;
import com.aimixup.application.providers.FixedProviders;
import com.aimixup.application.runtime.FragileTransactions;
import com.aimixup.application.runtime.MemoryTransactions;
import com.aimixup.application.runtime.MovableClock;
import com.aimixup.application.runtime.TimeOrderedIds;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.conversations.ModelRef;
import com.aimixup.domain.credits.Credits;
import com.aimixup.domain.credits.Lot;
import com.aimixup.domain.credits.LotId;
import com.aimixup.domain.credits.Tariff;
import com.aimixup.domain.credits.Transfer;
import com.aimixup.domain.credits.TransferId;
import com.aimixup.domain.credits.UsageUnit;
import com.aimixup.domain.images.ImageJob;
import com.aimixup.domain.images.ImageJobId;
import com.aimixup.domain.images.ImageOrder;
import com.aimixup.domain.privacy.Private;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/** All that an order for pictures needs, in memory, with one person, Anna. One costs 100. */
final class ImageScene {
    static final AccountId ANNA = new AccountId(new UUID(0, 1));
    static final long PRICE = 100;
    static final int ACCOUNT_BYTES = 60;
    static final Duration PATIENCE = Duration.ofSeconds(20);
    static final Tariff BY_PIECE =
            new Tariff(Map.of(UsageUnit.IMAGE, PRICE * 1_000_000), Instant.EPOCH);

    final MovableClock clock = new MovableClock(Instant.parse("2026-03-01T12:00:00Z"));
    final Random random = new Random(1);
    final TimeOrderedIds ids = new TimeOrderedIds(clock, random);
    final MemoryTransactions memory = new MemoryTransactions();
    final FragileTransactions transactions = new FragileTransactions(memory);
    final MemoryImageJobs jobs = new MemoryImageJobs(memory);
    final MemoryStoredFiles files = new MemoryStoredFiles(memory);
    final MemoryProvenances provenances = new MemoryProvenances(memory, files);
    final MemoryDisclosures disclosures = new MemoryDisclosures(memory);
    final MemoryLedger ledger = new MemoryLedger(memory);
    final MemoryPriceBook prices = new MemoryPriceBook(memory);
    final MemoryObjects objects = new MemoryObjects(clock);
    final MemoryVault vault = new MemoryVault(memory);
    final MemoryFileCipher cipher = new MemoryFileCipher(vault);
    final Painter painter = new Painter();
    final Holds holds = new Holds(ledger, clock);
    final ReadFiles read = new ReadFiles(files, objects, cipher);
    final ImageUseCases images;

    ImageScene() {
        vault.createKey(ANNA);
        price(BY_PIECE);
        images = node();
    }

    /** From now on. */
    void price(Tariff tariff) {
        prices.add(model("paint"), tariff);
    }

    static ModelRef model(String name) {
        return new ModelRef("acme", name);
    }

    /** Another process on the same store. */
    ImageUseCases node() {
        return node(Executors.newVirtualThreadPerTaskExecutor());
    }

    ImageUseCases node(Executor threads) {
        var limits = new FileLimits(50, ACCOUNT_BYTES);
        var intake = new FileIntake(files, objects, cipher, ImageScene::type, ids, random, clock,
                limits);
        return ImageUseCases.over(jobs, provenances, new PictureKeeping(intake, provenances),
                holds, disclosures, new Casting(new FixedProviders(Map.of("acme", painter)),
                        prices, clock), transactions, clock, ImageLimits.DEFAULT,
                UUID.randomUUID(), threads);
    }

    private static String type(byte[] bytes) {
        return new String(bytes, StandardCharsets.US_ASCII).startsWith("<") ? "text/html"
                : "image/png";
    }

    void grant(long micros) {
        var lot = new Lot(new LotId(ids.next()), Lot.Source.PROMOTIONAL, new Credits(micros),
                new Credits(micros), Optional.empty(), clock.instant());
        ledger.grant(ANNA, Transfer.grant(new TransferId(ids.next()), lot), lot);
    }

    static ImageOrder order(int count) {
        return new ImageOrder(model("paint"), Private.of("a fox"), count, Optional.of("1:1"),
                Optional.empty());
    }

    OrderImages.Command command(int count) {
        return new OrderImages.Command(ANNA, new ImageJobId(ids.next()), order(count));
    }

    OrderImages.Outcome order(OrderImages.Command command) {
        return images.order().handle(command);
    }

    ImageJob accepted(OrderImages.Command command) {
        return assertInstanceOf(OrderImages.Outcome.Accepted.class, order(command)).job();
    }

    /** Orders and follows to the end. */
    ImageJob drawn(int count) throws InterruptedException {
        var job = accepted(command(count));
        follow(images, job);
        return jobs.find(ANNA, job.id()).orElseThrow();
    }

    /** All events to the end, as any node tells them. */
    static List<ImageEvent> follow(ImageUseCases node, ImageJob job) throws InterruptedException {
        var feed = node.read().follow(ANNA, job.id()).orElseThrow();
        var events = new ArrayList<ImageEvent>();
        while (!feed.isRead(events.size())) {
            var more = feed.after(events.size(), PATIENCE);
            assertTrue(!more.isEmpty() || feed.isRead(events.size()), "the job does not end");
            events.addAll(more);
        }
        return events;
    }

    ImageJob now(ImageJob job) {
        return jobs.find(ANNA, job.id()).orElseThrow();
    }

    long available() {
        return ledger.balance(ANNA).available().micros();
    }

    /** Nothing is held, this is left, and the books agree with themselves. */
    void assertLeft(long micros) {
        assertEquals(0, ledger.balance(ANNA).held().micros());
        assertEquals(micros, available());
        assertTrue(ledger.audit().isClean(), () -> ledger.audit().toString());
    }
}
