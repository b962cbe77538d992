package com.aimixup.application.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.application.privacy.MemorySections;
import com.aimixup.application.runtime.Transactions;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.accounts.Language;
import com.aimixup.domain.privacy.Private;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an outbox promises. */
public abstract class OutboxContract {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00.123456Z");
    private final AccountId anna = new AccountId(UUID.randomUUID());
    private final AccountId ben = new AccountId(UUID.randomUUID());

    /** Empty at the start of each test. */
    protected abstract Outbox outbox();

    protected abstract Transactions transactions();

    /** Makes the key of an account. */
    protected abstract void prepare(AccountId account);

    @BeforeEach
    void prepareBoth() {
        prepare(anna);
        prepare(ben);
    }

    @Test
    void whatWasAddedIsHandedOutAsItWas() {
        var plain = add(anna, Optional.empty(), NOON);
        var linked = add(ben, Optional.of(Private.of("token")), NOON.plusSeconds(1));
        assertEquals(List.of(plain), claim(NOON));
        assertEquals(List.of(linked), claim(NOON.plusSeconds(1)));
    }

    @Test
    void whatWasHandedOutComesAgainLaterAndLater() {
        var mail = add(anna, Optional.empty(), NOON);
        assertEquals(List.of(mail), claim(NOON));
        assertEquals(List.of(), claim(NOON.plusSeconds(29)));
        var second = NOON.plusSeconds(30);
        assertEquals(List.of(mail), claim(second));
        assertEquals(List.of(), claim(second.plusSeconds(59)));
        assertEquals(List.of(mail), claim(second.plusSeconds(60)));
    }

    @Test
    void neverMoreThanADayApart() {
        add(anna, Optional.empty(), NOON);
        var now = NOON;
        for (int attempt = 0; attempt < 40; attempt++) {
            assertEquals(1, claim(now).size(), "attempt " + attempt);
            now = now.plus(Duration.ofDays(1));
        }
    }

    @Test
    void whatIsOnItsWayIsGone() {
        var mail = add(anna, Optional.empty(), NOON);
        var other = add(anna, Optional.empty(), NOON);
        transactions().run(() -> outbox().remove(ben, mail.id()));
        transactions().run(() -> outbox().remove(anna, mail.id()));
        assertEquals(List.of(other), claim(NOON));
    }

    @Test
    void ofManyWhoSendAtOnceOneGetsEach() throws Exception {
        for (int i = 0; i < 20; i++) add(anna, Optional.empty(), NOON);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tasks = IntStream.range(0, 8).mapToObj(_ -> threads.submit(() -> claim(NOON)))
                    .toList();
            var all = new java.util.ArrayList<Mail>();
            for (var task : tasks) all.addAll(task.get());
            all.addAll(claim(NOON));
            all.addAll(claim(NOON));
            assertEquals(20, all.size());
            assertEquals(20, all.stream().distinct().count());
        }
    }

    @Test
    void whatHasWaitedTooLongIsGivenUp() {
        add(anna, Optional.empty(), NOON);
        var young = add(anna, Optional.empty(), NOON.plusSeconds(1));
        assertEquals(1, transactions().run(() -> outbox().giveUp(NOON.plusSeconds(1))));
        assertEquals(List.of(young), claim(NOON.plusSeconds(1)));
    }

    @Test
    void anArchiveAndAnErasureConcernOneOnly() {
        add(anna, Optional.of(Private.of("secret")), NOON);
        var kept = add(ben, Optional.empty(), NOON);
        var sections = new MemorySections();
        outbox().export(anna, sections);
        assertEquals(1, sections.of("mails").size());
        assertTrue(!sections.toString().contains("secret"));
        transactions().run(() -> outbox().erase(anna));
        transactions().run(() -> outbox().erase(anna));
        assertEquals(List.of(kept), claim(NOON));
    }

    private Mail add(AccountId to, Optional<Private<String>> token, Instant at) {
        var mail = new Mail(to, UUID.randomUUID(), Mail.Kind.RESET, Language.PORTUGUESE,
                Private.of("änna@example.org"), token, at);
        transactions().run(() -> outbox().add(mail));
        return mail;
    }

    private List<Mail> claim(Instant now) {
        return transactions().run(() -> outbox().claim(now, 10));
    }
}
