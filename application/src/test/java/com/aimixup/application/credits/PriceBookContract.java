package com.aimixup.application.credits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.domain.conversations.ModelRef;
import com.aimixup.domain.credits.Tariff;
import com.aimixup.domain.credits.UsageUnit;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a price book promises. */
public abstract class PriceBookContract {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    private final ModelRef model = new ModelRef("provider", "model-" + UUID.randomUUID());
    private final Tariff early = new Tariff(Map.of(UsageUnit.INPUT, 2L, UsageUnit.OUTPUT, 8L),
            NOON);
    private final Tariff late = new Tariff(Map.of(UsageUnit.INPUT, 3L), NOON.plusSeconds(60));

    protected abstract PriceBook prices();

    @Test
    void aModelWithoutATariffHasNone() {
        assertEquals(Optional.empty(), prices().tariff(model, NOON));
        assertFalse(prices().tariffs(NOON).containsKey(model));
    }

    @Test
    void aTariffIsInForceFromItsFirstMoment() {
        assertTrue(prices().add(model, early));
        assertEquals(Optional.empty(), prices().tariff(model, NOON.minusNanos(1_000)));
        assertEquals(Optional.of(early), prices().tariff(model, NOON));
        assertEquals(early, prices().tariffs(NOON).get(model));
    }

    @Test
    void aNewerTariffReplacesTheWholeOfTheOlder() {
        prices().add(model, late);
        prices().add(model, early);
        assertEquals(Optional.of(early), prices().tariff(model, NOON.plusSeconds(59)));
        assertEquals(Optional.of(late), prices().tariff(model, NOON.plusSeconds(60)));
        assertEquals(late, prices().tariffs(NOON.plusSeconds(60)).get(model));
    }

    @Test
    void pricesAreNotChangedAfterwards() {
        prices().add(model, early);
        assertFalse(prices().add(model, new Tariff(Map.of(UsageUnit.IMAGE, 1L), NOON)));
        assertEquals(Optional.of(early), prices().tariff(model, NOON));
    }

    @Test
    void anotherProvidersModelOfTheSameNameIsAnother() {
        prices().add(model, early);
        var other = new ModelRef("other", model.model());
        assertEquals(Optional.empty(), prices().tariff(other, NOON));
    }

    @Test
    void aTariffWithoutPricesWithdrawsTheModel() {
        prices().add(model, early);
        var none = new Tariff(Map.of(), NOON.plusSeconds(1));
        assertTrue(prices().add(model, none));
        assertEquals(Optional.of(none), prices().tariff(model, NOON.plusSeconds(2)));
    }
}
