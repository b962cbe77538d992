package com.aimixup.application.answers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.application.answers.AnswerOnce.Outcome;
import com.aimixup.application.answers.KeptAnswers.Answer;
import com.aimixup.application.answers.KeptAnswers.Request;
import com.aimixup.application.privacy.MemorySections;
import com.aimixup.application.privacy.Vault;
import com.aimixup.application.runtime.MovableClock;
import com.aimixup.application.runtime.OuterTransactions;
import com.aimixup.application.runtime.Transactions;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.privacy.Private;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a store of answers promises, by what it makes of requests. */
public abstract class KeptAnswersContract {
    private static final Answer ANSWER = new Answer(201, Private.of(Map.of("Location", "/a:b",
            "ETag", "\"1\"")), Private.of("{\"title\":\"Grüße\"}"));
    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-24T12:00:00Z"));
    private final AccountId anna = new AccountId(UUID.randomUUID());
    private final AccountId ben = new AccountId(UUID.randomUUID());
    private final AtomicInteger done = new AtomicInteger();

    protected abstract KeptAnswers answers();

    protected abstract Transactions transactions();

    protected abstract OuterTransactions outer();

    protected abstract Vault vault();

    @BeforeEach
    void bothHaveKeys() {
        transactions().run(() -> {
            vault().createKey(anna);
            vault().createKey(ben);
        });
    }

    @Test
    void theSameIsDoneOnceAndAnsweredAlike() {
        assertEquals(new Outcome.Done<>(1), send(anna, "key", "content"));
        assertEquals(new Outcome.Again<>(ANSWER), send(anna, "key", "content"));
        assertEquals(1, done.get());
    }

    @Test
    void somethingElseWithTheSameKeyIsNotDone() {
        send(anna, "key", "content");
        assertEquals(new Outcome.OtherRequest<>(), send(anna, "key", "other content"));
        assertEquals(1, done.get());
    }

    @Test
    void keysOfTwoPeopleNeverMeet() {
        send(anna, "key", "content");
        assertEquals(new Outcome.Done<>(2), send(ben, "key", "other content"));
    }

    @Test
    void ofManyAtOnceOneIsDone() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tasks = IntStream.range(0, 8).mapToObj(_ ->
                    threads.submit(() -> send(anna, "key", "content"))).toList();
            for (var task : tasks) task.get();
        }
        assertEquals(1, done.get());
    }

    @Test
    void whatWasRefusedIsTriedAnew() {
        var once = new AnswerOnce(answers(), outer(), clock);
        var request = request(anna, "key", "content");
        assertEquals(new Outcome.Done<>("no"),
                once.handle(request, () -> "no", _ -> Optional.empty()));
        assertEquals(new Outcome.Done<>(1), send(anna, "key", "content"));
    }

    /** As after a crash: neither the work nor the answer is there, so it can be sent again. */
    @Test
    void workThatBreaksOffLeavesNothingBehind() {
        var once = new AnswerOnce(answers(), outer(), clock);
        assertThrows(IllegalStateException.class, () -> once.handle(
                request(anna, "first", "content"), () -> {
                    write("inner");
                    throw new IllegalStateException();
                }, _ -> Optional.of(ANSWER)));
        assertEquals(new Outcome.Done<>(1), send(anna, "inner", "content"));
        assertEquals(new Outcome.Done<>(2), send(anna, "first", "content"));
    }

    /** A transaction of the work's own is part of the whole. */
    @Test
    void whatTheWorkStoresLastsWithTheAnswer() {
        var once = new AnswerOnce(answers(), outer(), clock);
        once.handle(request(anna, "first", "content"), () -> write("inner"),
                _ -> Optional.of(ANSWER));
        assertEquals(new Outcome.Again<>(ANSWER), send(anna, "inner", "content"));
        assertEquals(new Outcome.Again<>(ANSWER), send(anna, "first", "content"));
    }

    @Test
    void afterADayAKeyIsFree() {
        send(anna, "key", "content");
        clock.pass(AnswerOnce.KEPT.minus(Duration.ofMillis(1)));
        assertEquals(new Outcome.Again<>(ANSWER), send(anna, "key", "content"));
        clock.pass(Duration.ofMillis(1));
        assertEquals(new Outcome.Done<>(2), send(anna, "key", "other content"));
        clock.pass(AnswerOnce.KEPT);
        assertTrue(new AnswerOnce(answers(), outer(), clock).forget() > 0);
    }

    @Test
    void anArchiveAndAnErasureConcernOneOnly() {
        send(anna, "key", "content");
        send(ben, "key", "content");
        var sections = new MemorySections();
        answers().export(anna, sections);
        assertEquals(1, sections.of("keptAnswers").size());
        transactions().run(() -> answers().erase(anna));
        assertEquals(new Outcome.Done<>(3), send(anna, "key", "content"));
        assertEquals(new Outcome.Again<>(ANSWER), send(ben, "key", "content"));
    }

    private boolean write(String key) {
        return transactions().run(() -> {
            answers().claim(request(anna, key, "content"), clock.instant(), Instant.EPOCH);
            answers().keep(request(anna, key, "content"), ANSWER);
            return true;
        });
    }

    private Outcome<Integer> send(AccountId account, String key, String content) {
        return new AnswerOnce(answers(), outer(), clock).handle(request(account, key, content),
                done::incrementAndGet, _ -> Optional.of(ANSWER));
    }

    private static Request request(AccountId account, String key, String content) {
        return new Request(account, Private.of(key), Private.of(content));
    }
}
