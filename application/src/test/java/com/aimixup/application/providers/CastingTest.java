package com.aimixup.application.providers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import com.aimixup.application.credits.MemoryPriceBook;
import com.aimixup.application.images.Painter;
import com.aimixup.application.providers.Casting.Part;
import com.aimixup.application.providers.Casting.Reason;
import com.aimixup.application.providers.Casting.Result;
import com.aimixup.application.providers.Providers.Listing.Quarantined;
import com.aimixup.application.runtime.MemoryTransactions;
import com.aimixup.application.runtime.MovableClock;
import com.aimixup.domain.conversations.ModelRef;
import com.aimixup.domain.credits.Tariff;
import com.aimixup.domain.credits.UsageUnit;
import com.aimixup.plugin.spi.Cancellation;
import com.aimixup.plugin.spi.ChatOutcome;
import com.aimixup.plugin.spi.ChatRequest;
import com.aimixup.plugin.spi.ChatSink;
import com.aimixup.plugin.spi.ModelInfo;
import com.aimixup.plugin.spi.Provider;
import com.aimixup.plugin.spi.ProviderFacts;
import com.aimixup.plugin.spi.Usage;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class CastingTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final ModelRef ADA = new ModelRef("acme", "ada");
    private static final ModelRef BEN = new ModelRef("acme", "ben");
    private final MovableClock clock = new MovableClock(NOON);
    private final ScriptedProvider acme = new ScriptedProvider()
            .on("ben", ScriptedProvider.says("Ben", Usage.of(1, 1)))
            .on("ada", ScriptedProvider.says("Ada", Usage.of(1, 1)));
    private final MemoryPriceBook prices = new MemoryPriceBook(new MemoryTransactions());
    private final Providers providers = new FixedProviders(Map.of("acme", acme),
            new Quarantined("bad", "no facts"));
    private final Casting casting = new Casting(providers, prices, clock);

    @BeforeEach
    void adaHasAPrice() {
        prices.add(ADA, tariff(1, NOON));
    }

    @Test
    void aModelSpeaksAtThePriceInForce() {
        prices.add(ADA, tariff(2, NOON.plusSeconds(60)));
        var now = (Result.Usable) casting.cast(ADA, false);
        assertSame(acme, now.provider());
        assertEquals(tariff(1, NOON), now.tariff());
        clock.pass(Duration.ofSeconds(60));
        assertEquals(tariff(2, NOON.plusSeconds(60)), ((Result.Usable) casting.cast(ADA, false))
                .tariff());
    }

    @Test
    void whoOnlyDrawsHasAPartInConversationsAndNowhereElse() {
        var paint = new ModelRef("cloud", "paint");
        var painter = new Painter(ScriptedProvider.CLOUD);
        var drawing = new Casting(new FixedProviders(Map.of("cloud", painter)), prices, clock);
        assertEquals(new Part.None(Reason.NO_PRICE), drawing.part(paint, false));
        var tariff = new Tariff(Map.of(UsageUnit.IMAGE, 1L), NOON);
        prices.add(paint, tariff);
        assertEquals(new Part.Draws(painter, tariff), drawing.part(paint, false));
        assertEquals(new Part.None(Reason.NOT_LOCAL), drawing.part(paint, true));
        assertEquals(new Result.NotUsable(Reason.NOT_FOR_CHAT), drawing.cast(paint, false));
        assertEquals(new Part.Speaks(acme, tariff(1, NOON)), casting.part(ADA, true));
        assertEquals(new Part.None(Reason.NO_PROVIDER), casting.part(paint, true));
    }

    @Test
    void whatIsNotThereOrNotPricedYetIsNotUsableAndNeverFree() {
        assertEquals(new Result.NotUsable(Reason.NO_PROVIDER),
                casting.cast(new ModelRef("nobody", "ada"), false));
        assertEquals(new Result.NotUsable(Reason.NO_PROVIDER),
                casting.cast(new ModelRef("bad", "ada"), false));
        assertEquals(new Result.NotUsable(Reason.NO_MODEL),
                casting.cast(new ModelRef("acme", "eve"), false));
        assertEquals(new Result.NotUsable(Reason.NO_PRICE), casting.cast(BEN, false));
        prices.add(BEN, tariff(1, NOON.plusSeconds(1)));
        assertEquals(new Result.NotUsable(Reason.NO_PRICE), casting.cast(BEN, false));
    }

    @Test
    void aPriceForReadingAloneIsNoPrice() {
        prices.add(BEN, new Tariff(Map.of(UsageUnit.INPUT, 1L), NOON));
        assertEquals(new Result.NotUsable(Reason.NO_PRICE), casting.cast(BEN, false));
    }

    @Test
    void inTheHouseOnePriceStandsForAllModelsThatHaveNoneOfTheirOwn() {
        var free = tariff(0, NOON);
        prices.add(new ModelRef("acme", Pricing.EVERY_MODEL), free);
        assertEquals(free, ((Result.Usable) casting.cast(BEN, false)).tariff());
        assertEquals(tariff(1, NOON), ((Result.Usable) casting.cast(ADA, false)).tariff());
        assertEquals(Optional.of(free),
                new ListModels(providers, prices, clock).handle().getLast().tariff());
        prices.add(BEN, new Tariff(Map.of(), NOON));
        assertEquals(new Result.NotUsable(Reason.NO_PRICE), casting.cast(BEN, false), "withdrawn");
    }

    @Test
    void elsewhereAPriceForAllIsNone() {
        prices.add(new ModelRef("acme", Pricing.EVERY_MODEL), tariff(0, NOON));
        var abroad = new FixedProviders(Map.of("acme", new Abroad(acme)));
        assertEquals(new Result.NotUsable(Reason.NO_PRICE),
                new Casting(abroad, prices, clock).cast(BEN, false));
        assertEquals(Optional.empty(),
                new ListModels(abroad, prices, clock).handle().getLast().tariff());
    }

    @Test
    void aPriceIsNotChangedAfterwards() {
        assertEquals(false, prices.add(ADA, tariff(9, NOON)));
        assertEquals(tariff(1, NOON), ((Result.Usable) casting.cast(ADA, false)).tariff());
    }

    @Test
    void modelsAreListedInOrderWithPriceAndFacts() {
        var models = new ListModels(providers, prices, clock).handle();
        assertEquals(List.of(ADA, BEN), models.stream().map(ListModels.Model::ref).toList());
        assertEquals(Optional.of(tariff(1, NOON)), models.getFirst().tariff());
        assertEquals(Optional.empty(), models.getLast().tariff());
        assertEquals(ScriptedProvider.FACTS, models.getFirst().facts());
    }

    private static Tariff tariff(long micros, Instant from) {
        return new Tariff(Map.of(UsageUnit.INPUT, micros, UsageUnit.OUTPUT, micros), from);
    }

    /** The same, on the machines of others. */
    private record Abroad(Provider provider) implements Provider {
        @Override
        public ProviderFacts facts() {
            return new ProviderFacts("Acme", "US", Set.of("acme.example"), false, Set.of(), false,
                    "none", "none", URI.create("urn:terms"), LocalDate.EPOCH);
        }

        @Override
        public List<ModelInfo> models() {
            return provider.models();
        }

        @Override
        public ChatOutcome chat(ChatRequest request, ChatSink sink, Cancellation cancellation) {
            return provider.chat(request, sink, cancellation);
        }

        @Override
        public void close() {
            provider.close();
        }
    }
}
