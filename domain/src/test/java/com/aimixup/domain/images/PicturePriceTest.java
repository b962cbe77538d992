package com.aimixup.domain.images;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.domain.credits.Credits;
import com.aimixup.domain.credits.Tariff;
import com.aimixup.domain.credits.UsageUnit;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class PicturePriceTest {
    private static final Tariff BY_PIECE = tariff(Map.of(UsageUnit.IMAGE, 500_000_000_000L));
    private static final Tariff BY_TOKEN = tariff(Map.of(UsageUnit.INPUT, 5_000_000L,
            UsageUnit.OUTPUT, 6_000_000L, UsageUnit.IMAGE_OUTPUT, 40_000_000L));

    @Test
    void whoHasAPriceForPicturesCanBeAskedForThem() {
        assertTrue(PicturePrice.isIn(BY_PIECE));
        assertTrue(PicturePrice.isIn(BY_TOKEN));
        assertFalse(PicturePrice.isIn(tariff(Map.of(UsageUnit.INPUT, 1L, UsageUnit.OUTPUT, 1L))));
        assertFalse(PicturePrice.isIn(tariff(Map.of(UsageUnit.IMAGE_OUTPUT, 1L))));
        assertFalse(PicturePrice.isIn(tariff(Map.of())));
    }

    @Test
    void aPieceCostsItsPriceWhateverWasRead() {
        assertEquals(new Credits(1_500_000), PicturePrice.atMost(BY_PIECE, 10_000, 3));
        var bill = PicturePrice.bill(BY_PIECE, Map.of(UsageUnit.INPUT, 70L, UsageUnit.IMAGE, 9L),
                false, 10_000, 2);
        assertEquals(new Credits(1_000_000), bill.charged());
        assertEquals(Map.of(UsageUnit.INPUT, 70L, UsageUnit.IMAGE, 2L), bill.usage());
    }

    @Test
    void tokensCostWhatTheProviderCounted() {
        var bill = PicturePrice.bill(BY_TOKEN,
                Map.of(UsageUnit.INPUT, 10L, UsageUnit.IMAGE_OUTPUT, 1_000L), false, 40, 1);
        assertEquals(new Credits(10 * 5 + 1_000 * 40), bill.charged());
        assertFalse(bill.estimated());
    }

    @Test
    void noCountCostsMoreThanIsHeld() {
        var held = PicturePrice.atMost(BY_TOKEN, 40, 2);
        assertEquals(new Credits((40 + 64) * 2 * 5 + 2 * PicturePrice.TOKENS_MAX * 40), held);
        var absurd = PicturePrice.bill(BY_TOKEN, Map.of(UsageUnit.IMAGE_OUTPUT, Long.MAX_VALUE),
                false, 40, 2);
        assertEquals(held, absurd.charged());
    }

    @Test
    void theLeastIsThePriceOfAPieceOrOfTheFewestTokens() {
        assertEquals(new Credits(500_000), PicturePrice.atLeast(BY_PIECE, 10));
        assertEquals(new Credits(10 * 5 + 6), PicturePrice.atLeast(BY_TOKEN, 10));
    }

    @Test
    void whereNothingWasCountedTheBoundIsTheEstimate() {
        var bill = PicturePrice.bill(BY_TOKEN, Map.of(), false, 40, 1);
        assertTrue(bill.estimated());
        assertEquals(PicturePrice.atMost(BY_TOKEN, 40, 1), bill.charged());
        assertEquals(PicturePrice.TOKENS_MAX, bill.usage().get(UsageUnit.IMAGE_OUTPUT));
    }

    @Test
    void aPriceBeyondCountingIsMoreThanAnybodyHas() {
        assertEquals(new Credits(Long.MAX_VALUE), PicturePrice.atMost(
                tariff(Map.of(UsageUnit.IMAGE, Long.MAX_VALUE)), 1, Integer.MAX_VALUE));
    }

    private static Tariff tariff(Map<UsageUnit, Long> prices) {
        return new Tariff(prices, Instant.EPOCH);
    }
}
