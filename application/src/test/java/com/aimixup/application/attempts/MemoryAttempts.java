package com.aimixup.application.attempts;

import com.aimixup.application.runtime.MemoryTable;
import com.aimixup.application.runtime.MemoryTransactions;
import com.aimixup.domain.access.GrowingDelay.Count;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Counts of attempts in memory, whose transactions come one after another. */
public final class MemoryAttempts implements Attempts {
    private record Kept(Count count, Instant forgetAt) {}

    private final MemoryTransactions transactions;
    private final MemoryTable<String, Kept> counts;

    public MemoryAttempts(MemoryTransactions transactions) {
        this.transactions = transactions;
        counts = transactions.table();
    }

    @Override
    public Map<String, Count> lock(Collection<String> subjects, Instant now) {
        var found = new HashMap<String, Count>();
        for (var subject : subjects) counts.find(subject)
                .filter(kept -> kept.forgetAt().isAfter(now))
                .ifPresent(kept -> found.put(subject, kept.count()));
        return found;
    }

    @Override
    public void save(String subject, Count count, Instant forgetAt) {
        counts.put(subject, new Kept(count, forgetAt));
    }

    @Override
    public void remove(String subject) {
        counts.remove(subject);
    }

    @Override
    public int forget(Instant now) {
        return transactions.statement(() -> {
            var old = counts.all((_, kept) -> !kept.forgetAt().isAfter(now)).size();
            counts.removeAll((_, kept) -> !kept.forgetAt().isAfter(now));
            return old;
        });
    }
}
