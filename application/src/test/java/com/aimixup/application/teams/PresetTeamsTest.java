package com.aimixup.application.teams;

import static com.aimixup.application.providers.ScriptedProvider.says;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.aimixup.application.conversations.Roster;
import com.aimixup.application.credits.MemoryPriceBook;
import com.aimixup.application.providers.Casting;
import com.aimixup.application.providers.FixedProviders;
import com.aimixup.application.providers.Providers;
import com.aimixup.application.providers.ScriptedProvider;
import com.aimixup.application.runtime.MemoryTransactions;
import com.aimixup.application.runtime.MovableClock;
import com.aimixup.domain.conversations.AgentId;
import com.aimixup.domain.conversations.ModelRef;
import com.aimixup.domain.credits.Tariff;
import com.aimixup.domain.credits.UsageUnit;
import com.aimixup.domain.teams.Preset;
import com.aimixup.plugin.spi.Usage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class PresetTeamsTest {
    private static final ModelRef SANDBOX = new ModelRef("sand", "b");
    private static final ModelRef CLOUD = new ModelRef("cloud", "b");
    private final MovableClock clock = new MovableClock(Instant.EPOCH.plusSeconds(5));
    private final MemoryPriceBook prices = new MemoryPriceBook(new MemoryTransactions());
    private final ScriptedProvider sandbox = models(new ScriptedProvider());
    private final ScriptedProvider cloud = models(new ScriptedProvider(ScriptedProvider.CLOUD));

    private static ScriptedProvider models(ScriptedProvider provider) {
        for (var model : List.of("a", "b", "c")) provider.on(model, says("Yes.", Usage.of(1, 1)));
        return provider;
    }

    @Test
    void theFirstModelThatCanBeUsedIsProposedAndTheSandboxOnlyWhereItIsAlone() {
        price(SANDBOX);
        price(new ModelRef("sand", "c"));
        assertEquals(List.of(SANDBOX), presets(new FixedProviders(
                Map.of("sand", sandbox, "cloud", cloud))).proposed());
        price(CLOUD);
        assertEquals(List.of(CLOUD), presets(new FixedProviders(
                Map.of("sand", sandbox, "cloud", cloud))).proposed());
        assertEquals(List.of(), presets(new FixedProviders(Map.of())).proposed());
    }

    @ParameterizedTest
    @EnumSource
    void everyPresetIsATeamThatCanSpeakAndThatItsMixKeepsTogether(Preset preset) {
        price(SANDBOX);
        var providers = new FixedProviders(Map.of("sand", sandbox));
        var draft = presets(providers).draft(preset, List.of(SANDBOX));
        var agents = draft.agents().stream()
                .map(agent -> agent.as(new AgentId(UUID.randomUUID()))).toList();
        assertEquals(3, agents.size());
        assertEquals(Optional.empty(),
                new Roster(new Casting(providers, prices, clock))
                        .refusal(agents, draft.rules(), true));
        assertFalse(draft.slug().text().reveal().contains("_"));
    }

    private PresetTeams presets(Providers providers) {
        return new PresetTeams(providers, prices, clock);
    }

    private void price(ModelRef ref) {
        prices.add(ref, new Tariff(Map.of(UsageUnit.INPUT, 1L, UsageUnit.OUTPUT, 1L),
                Instant.EPOCH));
    }
}
