package com.aimixup.domain.credits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class CreditsTest {

    @Test
    void oneCreditIsAMillionMicros() {
        assertEquals(new Credits(3_000_000), Credits.ofWhole(3));
    }

    @Test
    void whatDoesNotFitIsAnErrorAndNotAnotherAmount() {
        var most = new Credits(Long.MAX_VALUE);
        var least = new Credits(Long.MIN_VALUE);
        assertThrows(ArithmeticException.class, () -> most.plus(new Credits(1)));
        assertThrows(ArithmeticException.class, () -> least.minus(new Credits(1)));
        assertThrows(ArithmeticException.class, least::negated);
        assertThrows(ArithmeticException.class, () -> Credits.ofWhole(Long.MAX_VALUE / 1000));
    }

    @Test
    void anAmountIsCutAtALimit() {
        assertEquals(new Credits(5), new Credits(7).atMost(new Credits(5)));
        assertEquals(new Credits(5), new Credits(5).atMost(new Credits(7)));
        assertEquals(new Credits(-1), Credits.ZERO.atMost(new Credits(-1)));
    }

    @Test
    void zeroIsNeitherPositiveNorNegative() {
        assertTrue(!Credits.ZERO.isPositive() && !Credits.ZERO.isNegative());
        assertTrue(new Credits(1).isPositive());
        assertTrue(new Credits(-1).isNegative());
    }
}
