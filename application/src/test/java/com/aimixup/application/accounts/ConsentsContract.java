package com.aimixup.application.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.aimixup.application.accounts.Consents.Consent;
import com.aimixup.application.accounts.Consents.Purpose;
import com.aimixup.application.privacy.MemorySections;
import com.aimixup.application.runtime.Transactions;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.policy.PolicyVersion;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a store of consents promises. */
@Tag("basis.consent")
public abstract class ConsentsContract {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    private final AccountId anna = new AccountId(UUID.randomUUID());
    private final AccountId ben = new AccountId(UUID.randomUUID());

    protected abstract Consents consents();

    protected abstract Transactions transactions();

    @Test
    void whatWasSaidIsReadBackOldestFirst() {
        var withdrawn = add(anna, false, NOON.plusSeconds(1));
        var given = add(anna, true, NOON);
        add(ben, true, NOON);
        assertEquals(List.of(given, withdrawn), consents().of(anna));
    }

    @Test
    void whoWasNotAskedHasGivenNone() {
        assertEquals(List.of(), consents().of(anna));
    }

    @Test
    void anArchiveHasOnesOwnConsentsOnly() {
        add(anna, true, NOON);
        add(ben, false, NOON);
        var sections = new MemorySections();
        consents().export(anna, sections);
        assertEquals(List.of(true), sections.of("consents").stream()
                .map(fields -> fields.get("given")).toList());
    }

    @Test
    void erasingRemovesOnesOwnOnlyAndMayBeRepeated() {
        add(anna, true, NOON);
        var kept = add(ben, true, NOON);
        transactions().run(() -> consents().erase(anna));
        transactions().run(() -> consents().erase(anna));
        assertEquals(List.of(), consents().of(anna));
        assertEquals(List.of(kept), consents().of(ben));
    }

    private Consent add(AccountId account, boolean given, Instant at) {
        var consent = new Consent(UUID.randomUUID(), account, Purpose.MARKETING, given,
                PolicyVersion.CURRENT, at);
        transactions().run(() -> consents().add(consent));
        return consent;
    }
}
