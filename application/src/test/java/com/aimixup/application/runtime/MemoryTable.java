package com.aimixup.application.runtime;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;

/** Rows that follow their transaction. Values must be immutable. */
public final class MemoryTable<K, V> {
    private final Map<K, V> rows = new HashMap<>();
    private final MemoryTransactions transactions;

    MemoryTable(MemoryTransactions transactions) {
        this.transactions = transactions;
    }

    public Optional<V> find(K key) {
        return transactions.statement(() -> Optional.ofNullable(rows.get(key)));
    }

    /** Those that match, in no order. */
    public List<V> all(BiPredicate<K, V> matches) {
        return transactions.statement(() -> rows.entrySet().stream()
                .filter(row -> matches.test(row.getKey(), row.getValue()))
                .map(Map.Entry::getValue).toList());
    }

    /** Adds or replaces. */
    public void put(K key, V value) {
        transactions.statement(() -> {
            var before = rows.put(key, value);
            transactions.onUndo(() -> restore(key, Optional.ofNullable(before)));
        });
    }

    /** @return false if the key is taken; nothing changes then */
    public boolean add(K key, V value) {
        return transactions.statement(() -> {
            if (rows.containsKey(key)) return false;
            put(key, value);
            return true;
        });
    }

    public void remove(K key) {
        transactions.statement(() -> {
            var before = rows.remove(key);
            transactions.onUndo(() -> restore(key, Optional.ofNullable(before)));
        });
    }

    public void removeAll(BiPredicate<K, V> matches) {
        transactions.statement(() -> {
            var keys = rows.entrySet().stream()
                    .filter(row -> matches.test(row.getKey(), row.getValue()))
                    .map(Map.Entry::getKey).toList();
            keys.forEach(this::remove);
        });
    }

    private void restore(K key, Optional<V> before) {
        before.ifPresentOrElse(value -> rows.put(key, value), () -> rows.remove(key));
    }
}
