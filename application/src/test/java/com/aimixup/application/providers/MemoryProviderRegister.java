package com.aimixup.application.providers;

import com.aimixup.application.runtime.MemoryTable;
import com.aimixup.application.runtime.MemoryTransactions;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** A register in memory. */
public final class MemoryProviderRegister implements ProviderRegister {
    private record Key(String provider, Instant at) {}

    private record Row(String provider, Entry entry) {}

    private final MemoryTable<Key, Row> rows;

    public MemoryProviderRegister(MemoryTransactions transactions) {
        rows = transactions.table();
    }

    @Override
    public Map<String, Entry> newest() {
        var newest = new HashMap<String, Entry>();
        for (var row : rows.all((_, _) -> true))
            newest.merge(row.provider(), row.entry(), (one, other) ->
                    one.acceptedAt().isAfter(other.acceptedAt()) ? one : other);
        return newest;
    }

    @Override
    public boolean add(String provider, Entry entry) {
        return rows.add(new Key(provider, entry.acceptedAt()), new Row(provider, entry));
    }
}
