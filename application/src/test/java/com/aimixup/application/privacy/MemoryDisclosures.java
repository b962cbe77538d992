package com.aimixup.application.privacy;

import com.aimixup.application.runtime.MemoryTable;
import com.aimixup.application.runtime.MemoryTransactions;
import com.aimixup.domain.accounts.AccountId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Disclosures in memory. */
public final class MemoryDisclosures implements Disclosures {
    /** As PostgreSQL orders ids. */
    private static final Comparator<Place> ORDER = Comparator.comparing(Place::at)
            .thenComparing(place -> place.id().toString());

    private record Key(AccountId account, UUID id) {}

    private final MemoryTable<Key, Disclosure> rows;

    public MemoryDisclosures(MemoryTransactions transactions) {
        rows = transactions.table();
    }

    @Override
    public void add(List<Disclosure> disclosures) {
        for (var one : disclosures)
            if (!rows.add(new Key(one.account(), one.id()), one))
                throw new IllegalStateException("there is a disclosure of this id");
    }

    @Override
    public List<Disclosure> of(AccountId account, Optional<Place> after, int limit) {
        return rows.all((key, _) -> key.account().equals(account)).stream()
                .filter(one -> after.map(place -> ORDER.compare(place(one), place) < 0)
                        .orElse(true))
                .sorted(Comparator.comparing(MemoryDisclosures::place, ORDER).reversed())
                .limit(limit).toList();
    }

    @Override
    public List<PersonalData.Table> tables() {
        return List.of();
    }

    @Override
    public void export(AccountId account, Sections sections) {
        of(account, Optional.empty(), Integer.MAX_VALUE).forEach(one ->
                sections.record("disclosures", Map.of("id", one.id().toString(),
                        "recipient", one.recipient(), "bytes", one.bytes(), "at", one.at())));
    }

    @Override
    public void erase(AccountId account) {
        rows.removeAll((key, _) -> key.account().equals(account));
    }

    private static Place place(Disclosure one) {
        return new Place(one.at(), one.id());
    }
}
