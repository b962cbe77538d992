package com.aimixup.application.providers;

import static com.aimixup.application.providers.ProviderRegisterContract.NOON;
import static com.aimixup.application.providers.ProviderRegisterContract.facts;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.application.providers.ProviderRegister.Entry;
import com.aimixup.application.providers.Providers.Listing;
import com.aimixup.application.runtime.MemoryTransactions;
import com.aimixup.application.runtime.MovableClock;
import com.aimixup.plugin.spi.ProviderFacts;
import com.aimixup.plugin.spi.ProviderFacts.DataCategory;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("share.providers")
final class VettedProvidersTest {
    private static final ProviderFacts TOLD = ScriptedProvider.FACTS;

    private final MovableClock clock = new MovableClock(NOON);
    private final MemoryProviderRegister register =
            new MemoryProviderRegister(new MemoryTransactions());
    private final Providers providers = new VettedProviders(
            new FixedProviders(Map.of("acme", new ScriptedProvider())), register,
            _ -> Optional.empty(), clock);

    @Test
    void whoseFactsNobodyAcceptedIsThereForNobody() {
        assertFalse(providers.find("acme").isPresent());
        assertEquals(List.of(new Listing.Quarantined("acme", "its facts have not been accepted")),
                providers.all());
    }

    @Test
    void onceAcceptedItIsThereWithinSeconds() {
        assertFalse(providers.find("acme").isPresent());
        register.add("acme", new Entry(TOLD, NOON));
        clock.pass(Duration.ofSeconds(2));
        assertTrue(providers.find("acme").isPresent());
        assertInstanceOf(Listing.Active.class, providers.all().getFirst());
        assertFalse(providers.find("other").isPresent());
    }

    @Test
    void factsThatChangedMustBeAcceptedAgain() {
        register.add("acme", new Entry(facts("Somebody else"), NOON));
        assertFalse(providers.find("acme").isPresent());
        assertEquals("its facts differ from those that were accepted",
                ((Listing.Quarantined) providers.all().getFirst()).reason());
    }

    @Test
    void eachFactCountsButWhenTheTermsWereRead() {
        var entry = new Entry(facts("Acme", "a.example", "b.example"), NOON);
        assertTrue(covers(entry, "Acme", "PT", Set.of("a.example"), "30 days, at most", 1));
        assertTrue(covers(entry, "Acme", "PT", Set.of("a.example"), "30 days, at most", 2));
        assertFalse(covers(entry, "Acne", "PT", Set.of("a.example"), "30 days, at most", 1));
        assertFalse(covers(entry, "Acme", "US", Set.of("a.example"), "30 days, at most", 1));
        assertFalse(covers(entry, "Acme", "PT", Set.of("c.example"), "30 days, at most", 1));
        assertFalse(covers(entry, "Acme", "PT", Set.of("a.example"), "for ever", 1));
        assertFalse(entry.covers(withCategory(DataCategory.FILE), Set.of()));
    }

    @Test
    void whereTheOperatorPointsAProviderNeedsNoOtherConsent() {
        var entry = new Entry(facts("Acme", "a.example"), NOON);
        assertFalse(entry.covers(facts("Acme", "10.0.0.5"), Set.of()));
        assertTrue(entry.covers(facts("Acme", "10.0.0.5"), Set.of("10.0.0.5")));
    }

    private static boolean covers(Entry entry, String name, String country, Set<String> hosts,
            String retention, int day) {
        return entry.covers(new ProviderFacts(name, country, hosts, false,
                Set.of(DataCategory.PROMPT), false, retention, "none needed",
                URI.create("https://acme.example/terms"), LocalDate.of(2026, 12, day)), Set.of());
    }

    private static ProviderFacts withCategory(DataCategory category) {
        return new ProviderFacts("Acme", "PT", Set.of("a.example"), false, Set.of(category), false,
                "30 days, at most", "none needed", URI.create("https://acme.example/terms"),
                LocalDate.of(2026, 11, 1));
    }
}
