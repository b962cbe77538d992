package com.aimixup.application.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.aimixup.application.mail.Deliveries.Result;
import com.aimixup.application.runtime.MemoryTransactions;
import com.aimixup.application.runtime.MovableClock;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.accounts.Language;
import com.aimixup.domain.privacy.Private;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class SendMailTest {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final AccountId ANNA = new AccountId(new UUID(0, 1));
    private final MemoryTransactions transactions = new MemoryTransactions();
    private final MovableClock clock = new MovableClock(NOON);
    private final MemoryOutbox outbox = new MemoryOutbox(transactions);
    private final List<UUID> delivered = new ArrayList<>();
    private Result result = Result.TAKEN;
    private final SendMail send = new SendMail(outbox, mail -> {
        delivered.add(mail.id());
        return result;
    }, transactions, clock);

    @Test
    void allThatIsDueIsSentOnce() {
        for (int number = 0; number < 25; number++) add(number);
        assertEquals(new SendMail.Sent(25, 0, 0, 0), send.handle());
        assertEquals(new SendMail.Sent(0, 0, 0, 0), send.handle());
        assertEquals(25, delivered.stream().distinct().count());
    }

    @Test
    void whatIsNotTakenNowIsTriedAgainUntilItIsOfNoUse() {
        add(1);
        result = Result.LATER;
        assertEquals(new SendMail.Sent(0, 1, 0, 0), send.handle());
        assertEquals(new SendMail.Sent(0, 0, 0, 0), send.handle());
        clock.pass(Duration.ofSeconds(30));
        assertEquals(new SendMail.Sent(0, 1, 0, 0), send.handle());
        clock.pass(Duration.ofDays(4));
        assertEquals(new SendMail.Sent(0, 1, 0, 1), send.handle());
        assertEquals(List.of(), outbox.of(ANNA));
    }

    @Test
    void whatIsRefusedIsNotTriedAgain() {
        add(1);
        result = Result.REFUSED;
        assertEquals(new SendMail.Sent(0, 0, 1, 0), send.handle());
        assertEquals(List.of(), outbox.of(ANNA));
    }

    @Test
    void aSenderThatDiesLosesNothing() {
        add(1);
        var dying = new SendMail(outbox, _ -> {
            throw new IllegalStateException("killed");
        }, transactions, clock);
        assertThrows(IllegalStateException.class, dying::handle);
        clock.pass(Duration.ofSeconds(30));
        assertEquals(new SendMail.Sent(1, 0, 0, 0), send.handle());
    }

    private void add(int number) {
        transactions.run(() -> outbox.add(new Mail(ANNA, new UUID(0, number), Mail.Kind.VERIFY,
                Language.ENGLISH, Private.of("anna@example.org"), Optional.empty(), NOON)));
    }
}
