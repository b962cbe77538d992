package com.aimixup.application.attempts;

import com.aimixup.application.privacy.PersonalData;
import com.aimixup.application.runtime.MemoryTable;
import com.aimixup.application.runtime.MemoryTransactions;
import com.aimixup.domain.accounts.AccountId;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Where people logged in from, in memory. */
public final class MemoryKnownPlaces implements KnownPlaces {
    private record Key(AccountId account, String place) {}

    private final MemoryTransactions transactions;
    private final MemoryTable<Key, Instant> places;

    public MemoryKnownPlaces(MemoryTransactions transactions) {
        this.transactions = transactions;
        places = transactions.table();
    }

    @Override
    public boolean isKnown(AccountId account, String place, Instant since) {
        return places.find(new Key(account, place)).filter(seen -> seen.isAfter(since))
                .isPresent();
    }

    @Override
    public void note(AccountId account, String place, Instant now) {
        places.put(new Key(account, place), now);
    }

    @Override
    public int forget(Instant before) {
        return transactions.statement(() -> {
            var old = places.all((_, seen) -> !seen.isAfter(before)).size();
            places.removeAll((_, seen) -> !seen.isAfter(before));
            return old;
        });
    }

    @Override
    public List<PersonalData.Table> tables() {
        return List.of();
    }

    @Override
    public void export(AccountId account, Sections sections) {
        places.all((key, _) -> key.account().equals(account)).forEach(seen ->
                sections.record("knownPlaces", Map.of("seen", seen)));
    }

    @Override
    public void erase(AccountId account) {
        places.removeAll((key, _) -> key.account().equals(account));
    }
}
