package com.aimixup.application.access;

import com.aimixup.application.credits.Ledger;
import com.aimixup.application.runtime.MemoryTable;
import com.aimixup.application.runtime.MemoryTransactions;
import com.aimixup.domain.access.ApiKey;
import com.aimixup.domain.access.ApiKeyId;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.credits.Credits;
import com.aimixup.domain.credits.Hold;
import com.aimixup.domain.credits.HoldId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** API keys in memory. */
public final class MemoryApiKeys implements ApiKeys {
    private record Place(AccountId account, ApiKeyId key) {}

    private record Holding(AccountId account, HoldId hold) {}

    private record Held(ApiKeyId key, HoldId hold) {}

    private static final Comparator<ApiKey> NEWEST_FIRST =
            Comparator.comparing(ApiKey::createdAt).thenComparing(key -> key.id().value())
                    .reversed();

    private final MemoryTransactions transactions;
    private final Ledger ledger;
    private final MemoryTable<Place, Kept> keys;
    private final MemoryTable<Holding, Held> holds;

    public MemoryApiKeys(MemoryTransactions transactions, Ledger ledger) {
        this.transactions = transactions;
        this.ledger = ledger;
        keys = transactions.table();
        holds = transactions.table();
    }

    /** Transactions in memory come one after the other. */
    @Override
    public void lock(AccountId account) {}

    @Override
    public void add(ApiKey key, byte[] hash) {
        if (!keys.add(new Place(key.account(), key.id()), new Kept(key, hash.clone())))
            throw new IllegalStateException("there is a key of this id");
    }

    @Override
    public Optional<Kept> find(AccountId account, ApiKeyId key) {
        return keys.find(new Place(account, key));
    }

    @Override
    public List<ApiKey> page(AccountId account, Optional<ApiKeyId> after, int limit) {
        var last = after.flatMap(id -> find(account, id)).map(Kept::key);
        return all(account).stream()
                .filter(key -> last.isEmpty() || NEWEST_FIRST.compare(key, last.get()) > 0)
                .sorted(NEWEST_FIRST).limit(limit).toList();
    }

    @Override
    public long count(AccountId account, Instant now) {
        return all(account).stream().filter(key -> key.isGood(now)).count();
    }

    @Override
    public boolean revoke(AccountId account, ApiKeyId key, Instant now) {
        return change(account, key, found -> with(found, found.spent(), found.lastUsedAt(),
                Optional.of(found.revokedAt().orElse(now))));
    }

    @Override
    public void noteUse(AccountId account, ApiKeyId key, Instant now) {
        change(account, key, found ->
                with(found, found.spent(), Optional.of(now), found.revokedAt()));
    }

    @Override
    public Credits committed(AccountId account, ApiKeyId key) {
        var open = holds.all((place, held) -> place.account().equals(account)
                && held.key().equals(key)).stream()
                .flatMap(held -> ledger.openHold(account, held.hold()).stream())
                .map(Hold::limit).reduce(Credits.ZERO, Credits::plus);
        return find(account, key).orElseThrow().key().spent().plus(open);
    }

    @Override
    public void hold(AccountId account, ApiKeyId key, HoldId hold) {
        holds.put(new Holding(account, hold), new Held(key, hold));
    }

    @Override
    public void settle(AccountId account, ApiKeyId key, HoldId hold, Credits charged) {
        transactions.statement(() -> {
            holds.remove(new Holding(account, hold));
            change(account, key, found -> with(found, found.spent().plus(charged),
                    found.lastUsedAt(), found.revokedAt()));
        });
    }

    private boolean change(AccountId account, ApiKeyId key, UnaryOperator<ApiKey> change) {
        return transactions.statement(() -> find(account, key).map(kept -> {
            keys.put(new Place(account, key), new Kept(change.apply(kept.key()), kept.hash()));
            return true;
        }).orElse(false));
    }

    private List<ApiKey> all(AccountId account) {
        return keys.all((place, _) -> place.account().equals(account)).stream()
                .map(Kept::key).toList();
    }

    private static ApiKey with(ApiKey key, Credits spent, Optional<Instant> lastUsedAt,
            Optional<Instant> revokedAt) {
        return new ApiKey(key.account(), key.id(), key.name(), key.scopes(), key.addresses(),
                key.budget(), spent, key.stores(), key.createdAt(), key.expiresAt(), lastUsedAt,
                revokedAt);
    }

    @Override
    public List<Table> tables() {
        return List.of();
    }

    @Override
    public void export(AccountId account, Sections sections) {
        all(account).forEach(key -> sections.record("apiKeys",
                Map.of("createdAt", key.createdAt())));
    }

    @Override
    public void erase(AccountId account) {
        transactions.statement(() -> {
            keys.removeAll((place, _) -> place.account().equals(account));
            holds.removeAll((place, _) -> place.account().equals(account));
        });
    }
}
