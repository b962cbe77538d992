package com.aimixup.application.payments;

import com.aimixup.application.runtime.MemoryTable;
import com.aimixup.application.runtime.MemoryTransactions;
import com.aimixup.domain.accounts.AccountId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Changes in memory. */
public final class MemoryShopChanges implements ShopChanges {
    private record Key(AccountId account, What what) {}

    private record Kept(Change change, Instant nextTryAt) {}

    private final MemoryTransactions transactions;
    private final MemoryTable<Key, Kept> changes;

    public MemoryShopChanges(MemoryTransactions transactions) {
        this.transactions = transactions;
        changes = transactions.table();
    }

    @Override
    public void note(AccountId account, What what, Instant at) {
        changes.put(new Key(account, what), new Kept(new Change(account, what, at, 0), at));
    }

    @Override
    public Optional<Change> claim(Instant now, Instant until) {
        return transactions.statement(() -> changes.all((_, kept) ->
                        !kept.nextTryAt().isAfter(now)).stream()
                .min(Comparator.comparing(Kept::nextTryAt)).map(kept -> {
                    changes.put(key(kept.change()), new Kept(kept.change(), until));
                    return kept.change();
                }));
    }

    @Override
    public void told(Change change) {
        if (isCurrent(change)) changes.remove(key(change));
    }

    @Override
    public void putOff(Change change, Instant until) {
        if (isCurrent(change)) changes.put(key(change), new Kept(new Change(change.account(),
                change.what(), change.notedAt(), change.tries() + 1), until));
    }

    private boolean isCurrent(Change change) {
        return changes.find(key(change)).filter(kept ->
                kept.change().notedAt().equals(change.notedAt())).isPresent();
    }

    private static Key key(Change change) {
        return new Key(change.account(), change.what());
    }

    @Override
    public List<Change> waiting(int limit) {
        return changes.all((_, _) -> true).stream().map(Kept::change)
                .sorted(Comparator.comparing(Change::notedAt)).limit(limit).toList();
    }

    @Override
    public List<Table> tables() {
        return List.of();
    }

    @Override
    public void export(AccountId account, Sections sections) {
        changes.all((key, _) -> key.account().equals(account)).forEach(kept ->
                sections.record("shop_changes", Map.of("what", kept.change().what().name())));
    }

    @Override
    public void erase(AccountId account) {
        changes.removeAll((key, _) -> key.account().equals(account));
    }
}
