package com.aimixup.application.access;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.application.access.Factors.Factor;
import com.aimixup.application.privacy.MemorySections;
import com.aimixup.application.runtime.Transactions;
import com.aimixup.domain.accounts.AccountId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a store of second factors promises. */
public abstract class FactorsContract {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private final AccountId anna = new AccountId(UUID.randomUUID());
    private final AccountId ben = new AccountId(UUID.randomUUID());

    protected abstract Factors factors();

    protected abstract Transactions transactions();

    /** Makes the key of an account. */
    protected abstract void prepare(AccountId account);

    @BeforeEach
    void prepareBoth() {
        prepare(anna);
        prepare(ben);
    }

    @Test
    void whatWasSavedLastIsReadBack() {
        assertEquals(Optional.empty(), factors().find(anna));
        save(new Factor(anna, new byte[] {1}, false, 0, 0, NOON));
        save(new Factor(anna, new byte[] {1, 2}, true, 7, 3, NOON.plusSeconds(1)));
        var found = transactions().run(() -> factors().lock(anna)).orElseThrow();
        assertArrayEquals(new byte[] {1, 2}, found.secret());
        assertTrue(found.isConfirmed());
        assertEquals(List.of(7L, 3L), List.of(found.lastStep(), (long) found.failures()));
        assertEquals(NOON.plusSeconds(1), found.failedAt());
        assertEquals(Optional.empty(), factors().find(ben));
    }

    @Test
    void aRecoveryCodeIsGoodOnceAlsoForManyAtOnce() throws Exception {
        setCodes(anna, 1, 2);
        setCodes(ben, 1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tasks = IntStream.range(0, 8).mapToObj(_ -> threads.submit(() -> spend(anna, 1)))
                    .toList();
            var good = 0;
            for (var task : tasks) if (task.get()) good++;
            assertEquals(1, good);
        }
        assertEquals(1, factors().recoveryCodes(anna));
        assertFalse(spend(anna, 3));
        setCodes(anna, 4);
        assertFalse(spend(anna, 2));
        assertTrue(spend(ben, 1));
    }

    @Test
    void removingAndErasingConcernOneOnly() {
        for (var account : List.of(anna, ben)) {
            save(new Factor(account, new byte[] {1}, true, 0, 0, NOON));
            setCodes(account, 1);
        }
        var sections = new MemorySections();
        factors().export(anna, sections);
        assertEquals(1, sections.of("secondFactor").size());
        transactions().run(() -> factors().remove(anna));
        assertEquals(Optional.empty(), factors().find(anna));
        assertEquals(1, factors().recoveryCodes(anna));
        transactions().run(() -> factors().erase(anna));
        assertEquals(0, factors().recoveryCodes(anna));
        assertTrue(factors().find(ben).isPresent());
        assertEquals(1, factors().recoveryCodes(ben));
    }

    private void save(Factor factor) {
        transactions().run(() -> factors().save(factor));
    }

    private void setCodes(AccountId account, int... codes) {
        transactions().run(() -> factors().setRecoveryCodes(account,
                IntStream.of(codes).mapToObj(code -> new byte[] {(byte) code}).toList()));
    }

    private boolean spend(AccountId account, int code) {
        return transactions().run(() -> factors().spendRecoveryCode(account,
                new byte[] {(byte) code}));
    }
}
