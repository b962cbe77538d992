package com.aimixup.application.credits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.aimixup.application.credits.Grants.Grant;
import com.aimixup.application.privacy.MemorySections;
import com.aimixup.application.runtime.Transactions;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.credits.Credits;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** What a store of grants promises. */
public abstract class GrantsContract {
    private static final Instant LATE = Instant.parse("2026-11-25T23:59:59.999999Z");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 25);
    private final AccountId anna = new AccountId(UUID.randomUUID());
    private final AccountId ben = new AccountId(UUID.randomUUID());

    protected abstract Grants grants();

    protected abstract Transactions transactions();

    @Test
    void whatWasGivenOnADayIsAddedUpForEachAndForAll() {
        var first = add(anna, 3, LATE);
        var second = add(anna, 4, LATE.plusNanos(1_000));
        add(ben, 5, LATE);
        assertEquals(new Credits(8), transactions().run(() -> grants().lockDay(DAY)));
        assertEquals(new Credits(3), grants().of(anna, DAY));
        assertEquals(new Credits(4), grants().of(anna, DAY.plusDays(1)));
        assertEquals(Credits.ZERO, grants().of(ben, DAY.plusDays(1)));
        assertEquals(List.of(second, first), grants().of(anna));
        assertThrows(RuntimeException.class, () -> transactions().run(() -> {
            grants().lockDay(DAY);
            grants().add(anna, first);
        }));
    }

    @Test
    void whoWaitsForADaySeesWhatTheOneBeforeGave() throws Exception {
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var done : threads.invokeAll(Collections.nCopies(20, (Callable<Void>) () ->
                    transactions().run(() -> {
                        if (grants().lockDay(DAY).compareTo(new Credits(50)) < 0)
                            grants().add(ben, grant(10, LATE));
                        return null;
                    })))) done.get();
        }
        assertEquals(new Credits(50), grants().of(ben, DAY));
    }

    @Test
    void grantsStayForTheBooksAndAnArchiveHasOnesOwn() {
        var annas = add(anna, 3, LATE);
        add(ben, 5, LATE);
        var sections = new MemorySections();
        grants().export(anna, sections);
        assertEquals(1, sections.of("grants").size());
        transactions().run(() -> grants().erase(anna));
        assertEquals(List.of(annas), grants().of(anna));
    }

    private Grant add(AccountId account, long micros, Instant at) {
        var grant = grant(micros, at);
        transactions().run(() -> {
            grants().lockDay(at.atOffset(ZoneOffset.UTC).toLocalDate());
            grants().add(account, grant);
        });
        return grant;
    }

    private static Grant grant(long micros, Instant at) {
        return new Grant(UUID.randomUUID(), new Credits(micros), "goodwill", at);
    }
}
