package com.aimixup.application.providers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.application.providers.ProviderRegister.Entry;
import com.aimixup.application.runtime.Transactions;
import com.aimixup.plugin.spi.ProviderFacts;
import com.aimixup.plugin.spi.ProviderFacts.DataCategory;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a store of accepted facts promises. */
@Tag("share.providers")
public abstract class ProviderRegisterContract {
    static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    private final String acme = "acme-" + UUID.randomUUID().toString().substring(0, 8);

    protected abstract ProviderRegister register();

    protected abstract Transactions transactions();

    @Test
    void whatWasAcceptedIsReadBack() {
        var entry = new Entry(facts("Acme, Ltd", "api.acme.example", "cdn.acme.example"), NOON);
        assertTrue(add(entry));
        assertEquals(entry, register().newest().get(acme));
    }

    @Test
    void theNewestCountsInWhateverOrderTheyCome() {
        var newer = new Entry(facts("Acme Two"), NOON.plusSeconds(1));
        assertTrue(add(newer));
        assertTrue(add(new Entry(facts("Acme One"), NOON)));
        assertEquals(newer, register().newest().get(acme));
    }

    @Test
    void oneMomentHasOneEntry() {
        var first = new Entry(facts("Acme One"), NOON);
        assertTrue(add(first));
        assertFalse(add(new Entry(facts("Acme Two"), NOON)));
        assertEquals(first, register().newest().get(acme));
    }

    private boolean add(Entry entry) {
        return transactions().run(() -> register().add(acme, entry));
    }

    static ProviderFacts facts(String name, String... hosts) {
        return new ProviderFacts(name, "PT", Set.of(hosts), false,
                Set.of(DataCategory.PROMPT, DataCategory.HISTORY), false, "30 days, at most",
                "none needed", URI.create("https://acme.example/terms"),
                LocalDate.of(2026, 11, 1));
    }
}
