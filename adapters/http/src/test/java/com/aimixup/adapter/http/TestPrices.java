package com.aimixup.adapter.http;

import com.aimixup.application.credits.MemoryPriceBook;
import com.aimixup.application.runtime.MemoryTransactions;
import com.aimixup.domain.conversations.ModelRef;
import com.aimixup.domain.credits.Tariff;
import com.aimixup.domain.credits.UsageUnit;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What the models of {@link TestProvider} cost. */
final class TestPrices {
    private TestPrices() {}

    static MemoryPriceBook in(MemoryTransactions memory) {
        var prices = new MemoryPriceBook(memory);
        for (var model : List.of("say", "wait", "flood", "fail"))
            prices.add(new ModelRef(TestProvider.ID, model), new Tariff(
                    Map.of(UsageUnit.INPUT, 1_000_000L, UsageUnit.OUTPUT, 2_000_000L),
                    Instant.EPOCH));
        for (var model : List.of("paint", "paint-slowly", "paint-nothing"))
            prices.add(new ModelRef(TestProvider.ID, model), new Tariff(
                    Map.of(UsageUnit.IMAGE, 500_000_000_000L), Instant.EPOCH));
        return prices;
    }
}
