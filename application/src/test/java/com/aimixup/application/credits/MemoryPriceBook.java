package com.aimixup.application.credits;

import com.aimixup.application.runtime.MemoryTable;
import com.aimixup.application.runtime.MemoryTransactions;
import com.aimixup.domain.conversations.ModelRef;
import com.aimixup.domain.credits.Tariff;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A price book in memory. */
public final class MemoryPriceBook implements PriceBook {
    private record Key(ModelRef model, Instant validFrom) {}

    private record Line(ModelRef model, Tariff tariff) {}

    private final MemoryTable<Key, Line> lines;

    public MemoryPriceBook(MemoryTransactions transactions) {
        lines = transactions.table();
    }

    @Override
    public Optional<Tariff> tariff(ModelRef model, Instant at) {
        return lines.all((key, _) -> key.model().equals(model) && !key.validFrom().isAfter(at))
                .stream().map(Line::tariff).max(Comparator.comparing(Tariff::validFrom));
    }

    @Override
    public Map<ModelRef, Tariff> tariffs(Instant at) {
        var found = new HashMap<ModelRef, Tariff>();
        lines.all((key, _) -> !key.validFrom().isAfter(at)).stream()
                .sorted(Comparator.comparing(line -> line.tariff().validFrom()))
                .forEach(line -> found.put(line.model(), line.tariff()));
        return found;
    }

    @Override
    public boolean add(ModelRef model, Tariff tariff) {
        return lines.add(new Key(model, tariff.validFrom()), new Line(model, tariff));
    }
}
