package com.aimixup.application.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.application.mail.MailTokens.Purpose;
import com.aimixup.application.privacy.MemorySections;
import com.aimixup.application.runtime.Transactions;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.accounts.MailToken;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a store of mailed tokens promises. */
public abstract class MailTokensContract {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final Instant END = NOON.plusSeconds(60);
    private final AccountId anna = new AccountId(UUID.randomUUID());
    private final AccountId ben = new AccountId(UUID.randomUUID());

    protected abstract MailTokens tokens();

    protected abstract Transactions transactions();

    @Test
    void eachIsGoodOnce() {
        var token = add(anna, 1, Purpose.VERIFY);
        assertTrue(spend(token, Purpose.VERIFY, NOON));
        assertFalse(spend(token, Purpose.VERIFY, NOON));
    }

    @Test
    void ofManyWhoUseItAtOnceOneSucceeds() throws Exception {
        var token = add(anna, 1, Purpose.RESET);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tasks = IntStream.range(0, 8).mapToObj(_ ->
                    threads.submit(() -> spend(token, Purpose.RESET, NOON))).toList();
            var good = 0;
            for (var task : tasks) if (task.get()) good++;
            assertEquals(1, good);
        }
    }

    @Test
    void itIsGoodForItsPurposeItsAccountAndItsTimeOnly() {
        var token = add(anna, 1, Purpose.VERIFY);
        assertFalse(spend(token, Purpose.RESET, NOON));
        assertFalse(spend(new MailToken(ben, token.secret()), Purpose.VERIFY, NOON));
        assertFalse(spend(token(anna, 2), Purpose.VERIFY, NOON));
        assertFalse(spend(token, Purpose.VERIFY, END));
        assertTrue(spend(token, Purpose.VERIFY, END.minusMillis(1)));
    }

    @Test
    void oneThatIsUsedTakesTheOthersAlong() {
        var first = add(anna, 1, Purpose.RESET);
        var second = add(anna, 2, Purpose.RESET);
        var other = add(anna, 3, Purpose.VERIFY);
        var bens = add(ben, 1, Purpose.RESET);
        assertTrue(spend(second, Purpose.RESET, NOON));
        assertFalse(spend(first, Purpose.RESET, NOON));
        assertTrue(spend(other, Purpose.VERIFY, NOON));
        assertTrue(spend(bens, Purpose.RESET, NOON));
    }

    @Test
    void whatIsWithdrawnIsGoodNoMore() {
        var annas = add(anna, 1, Purpose.RESET);
        var other = add(anna, 2, Purpose.VERIFY);
        var bens = add(ben, 1, Purpose.RESET);
        transactions().run(() -> tokens().withdraw(anna, Purpose.RESET));
        assertFalse(spend(annas, Purpose.RESET, NOON));
        assertTrue(spend(other, Purpose.VERIFY, NOON));
        assertTrue(spend(bens, Purpose.RESET, NOON));
    }

    @Test
    void thoseMadeLatelyAreCounted() {
        add(anna, 1, Purpose.RESET);
        add(anna, 2, Purpose.RESET);
        add(anna, 3, Purpose.VERIFY);
        add(ben, 4, Purpose.RESET);
        assertEquals(2, tokens().count(anna, Purpose.RESET, NOON.minusMillis(1)));
        assertEquals(0, tokens().count(anna, Purpose.RESET, NOON));
    }

    @Test
    void anArchiveAndAnErasureConcernOneOnly() {
        var annas = add(anna, 1, Purpose.RESET);
        var bens = add(ben, 1, Purpose.RESET);
        var sections = new MemorySections();
        tokens().export(anna, sections);
        assertEquals(1, sections.of("mailTokens").size());
        transactions().run(() -> tokens().erase(anna));
        transactions().run(() -> tokens().erase(anna));
        assertFalse(spend(annas, Purpose.RESET, NOON));
        assertTrue(spend(bens, Purpose.RESET, NOON));
    }

    private MailToken add(AccountId account, int number, Purpose purpose) {
        var token = token(account, number);
        transactions().run(() -> tokens().add(token, purpose, NOON, END));
        return token;
    }

    private boolean spend(MailToken token, Purpose purpose, Instant now) {
        return transactions().run(() -> tokens().spend(token, purpose, now));
    }

    private static MailToken token(AccountId account, int number) {
        var secret = new byte[MailToken.SECRET_BYTES];
        secret[0] = (byte) number;
        return new MailToken(account, secret);
    }
}
