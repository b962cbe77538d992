package com.aimixup.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.adapter.postgres.PostgresProviderRegister;
import com.aimixup.adapter.postgres.TestDatabase;
import com.aimixup.application.providers.Providers.Listing;
import com.aimixup.application.providers.VettedProviders;
import com.aimixup.bootstrap.Plugins;
import com.aimixup.bootstrap.Settings;
import com.aimixup.bootstrap.Surroundings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What comes with the program is in the register as it comes. */
@Tag("share.providers")
final class VettingTest {

    /** Fails if a plugin's facts were changed without a new entry in db/providers.sql. */
    @Test
    void theFactsOfEveryShippedPluginAreThoseInTheRegister() {
        var world = Surroundings.ofTheMachine();
        var settings = Settings.of(Map.of("AIMIXUP_PLUGINS", "target/aimixup/plugins"));
        try (var database = TestDatabase.fresh(); var host = Plugins.load(settings, world)) {
            var vetted = new VettedProviders(host,
                    new PostgresProviderRegister(database.database()), _ -> Optional.empty(),
                    world.clock());
            var listings = vetted.all();
            assertEquals(List.of(), listings.stream()
                    .filter(listing -> !(listing instanceof Listing.Active)).toList());
            var ids = listings.stream().map(Listing::id).collect(Collectors.toSet());
            assertTrue(ids.containsAll(Set.of("echo", "openai", "anthropic", "xai", "gemini",
                    "local")), ids.toString());
        }
    }

    @Test
    void anOperatorAcceptsAPluginBesideTheServer() {
        try (var folder = DataFolder.used()) {
            var said = folder.run("plugin", "accept", "openai");
            assertTrue(said.contains("OpenAI OpCo, LLC (US)"), said);
            assertTrue(said.contains("accepted"), said);
            assertEquals(2L, (long) folder.database(database -> database.one(
                    "select count(*) as n from provider_register where provider = 'openai'",
                    row -> row.number("n"))));
        }
    }
}
