package com.aimixup.plugin.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.plugin.spi.Usage.Unit;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class UsageTest {

    @Test
    void aUnitThatWasNotUsedIsZero() {
        assertEquals(0, Usage.of(7, 3).of(Unit.REASONING));
        assertEquals(7, Usage.of(7, 3).of(Unit.INPUT));
        assertEquals(3, Usage.of(7, 3).of(Unit.OUTPUT));
    }

    @Test
    void nothingUsedIsNoneHoweverItIsSaid() {
        assertEquals(Usage.NONE, Usage.of(0, 0));
        assertTrue(Usage.of(0, 0).isNone());
        assertFalse(Usage.of(0, 1).isNone());
    }

    @Test
    void nobodyUsesLessThanNothing() {
        var negative = Map.of(Unit.INPUT, -1L);
        assertThrows(IllegalArgumentException.class, () -> new Usage(negative, false));
    }

    @Test
    void amountsAreCopiedAndCannotBeChanged() {
        var amounts = new EnumMap<>(Map.of(Unit.INPUT, 1L));
        var usage = new Usage(amounts, false);
        amounts.put(Unit.INPUT, 2L);
        assertEquals(1, usage.of(Unit.INPUT));
        assertThrows(UnsupportedOperationException.class, () -> usage.amounts().clear());
    }
}
