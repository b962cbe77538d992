package com.aimixup.application.credits;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.aimixup.domain.credits.UsageUnit;
import com.aimixup.plugin.spi.Usage;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class UsageUnitsTest {

    @Test
    void theUnitsOfPricesAreThoseThatProvidersCount() {
        assertEquals(Stream.of(Usage.Unit.values()).map(Enum::name).toList(),
                Stream.of(UsageUnit.values()).map(Enum::name).toList());
    }
}
