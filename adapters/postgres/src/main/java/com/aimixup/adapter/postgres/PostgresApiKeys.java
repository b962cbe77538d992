package com.aimixup.adapter.postgres;

import com.aimixup.application.access.ApiKeys;
import com.aimixup.application.privacy.FieldRef;
import com.aimixup.application.privacy.Vault;
import com.aimixup.domain.access.AddressRange;
import com.aimixup.domain.access.ApiKey;
import com.aimixup.domain.access.ApiKeyId;
import com.aimixup.domain.access.Scope;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.credits.Credits;
import com.aimixup.domain.credits.HoldId;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** API keys, their names sealed. */
public final class PostgresApiKeys implements ApiKeys {
    private static final int EXPORT_PAGE = 100;
    private static final String SEPARATOR = " ";
    private static final String SELECT = "select id, name, hash,"
            + " array_to_string(scopes, ' ') as scopes,"
            + " array_to_string(addresses, ' ') as addresses, budget_micros, spent_micros, stores,"
            + " created_at, expires_at, last_used_at, revoked_at from api_key"
            + " where account_id = ?";
    private static final String ORDER = " order by created_at desc, id desc limit ?";

    private final Database database;
    private final Vault vault;

    public PostgresApiKeys(Database database, Vault vault) {
        this.database = database;
        this.vault = vault;
    }

    /** Not a row, since a person without keys has none. */
    @Override public void lock(AccountId account) {
        database.one("select 1 as locked from pg_advisory_xact_lock("
                + "hashtextextended('keys/' || ?, 0))", row -> row.number("locked"),
                account.value().toString());
    }

    @Override public void add(ApiKey key, byte[] hash) {
        database.update("insert into api_key (account_id, id, name, hash, scopes, addresses,"
                + " budget_micros, stores, created_at, expires_at)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                key.account().value(), key.id().value(),
                vault.seal(name(key.account(), key.id().value()), key.name()), hash,
                key.scopes().stream().map(Enum::name).sorted().toArray(String[]::new),
                key.addresses().stream().map(AddressRange::text).toArray(String[]::new),
                key.budget().map(Credits::micros), key.stores(), key.createdAt(),
                key.expiresAt());
    }

    @Override public Optional<Kept> find(AccountId account, ApiKeyId key) {
        return database.first(SELECT + " and id = ?",
                row -> new Kept(key(account, row), row.bytes("hash")), account.value(),
                key.value());
    }

    @Override public List<ApiKey> page(AccountId account, Optional<ApiKeyId> after, int limit) {
        return after
                .map(id -> database.list(SELECT + " and (created_at, id) < (select created_at, id"
                        + " from api_key where account_id = ? and id = ?)" + ORDER,
                        row -> key(account, row), account.value(), account.value(), id.value(),
                        limit))
                .orElseGet(() -> database.list(SELECT + ORDER, row -> key(account, row),
                        account.value(), limit));
    }

    @Override public long count(AccountId account, Instant now) {
        return database.one("select count(*) as n from api_key where account_id = ?"
                + " and revoked_at is null and expires_at > ?", row -> row.number("n"),
                account.value(), now);
    }

    @Override public boolean revoke(AccountId account, ApiKeyId key, Instant now) {
        return database.update("update api_key set revoked_at = coalesce(revoked_at, ?)"
                + " where account_id = ? and id = ?", now, account.value(), key.value()) == 1;
    }

    @Override public void noteUse(AccountId account, ApiKeyId key, Instant now) {
        database.update("update api_key set last_used_at = ? where account_id = ? and id = ?",
                now, account.value(), key.value());
    }

    @Override public Credits committed(AccountId account, ApiKeyId key) {
        return new Credits(database.one("""
                select spent_micros + coalesce((
                    select sum(limit_micros) from api_key_hold mine
                      join credit_hold hold on hold.account_id = mine.account_id
                           and hold.id = mine.hold_id and hold.closed_at is null
                     where mine.account_id = key.account_id
                       and mine.api_key_id = key.id), 0)::bigint as committed
                  from api_key key where account_id = ? and id = ?""",
                row -> row.number("committed"), account.value(), key.value()));
    }

    @Override public void hold(AccountId account, ApiKeyId key, HoldId hold) {
        database.update("insert into api_key_hold (account_id, hold_id, api_key_id)"
                + " values (?, ?, ?)", account.value(), hold.value(), key.value());
    }

    @Override public void settle(AccountId account, ApiKeyId key, HoldId hold, Credits charged) {
        database.update("""
                with ended as (
                    delete from api_key_hold where account_id = ? and hold_id = ?)
                update api_key set spent_micros = spent_micros + ?
                 where account_id = ? and id = ?""",
                account.value(), hold.value(), charged.micros(), account.value(), key.value());
    }

    @Override public List<Table> tables() {
        return List.of(
                new Table("api_key", "the keys of your programs, by name and hash",
                        "basis.contract", "retain.account", AfterErasure.REMOVED),
                new Table("api_key_hold", "which key reserved which credits", "basis.contract",
                        "retain.account", AfterErasure.REMOVED));
    }

    @Override public void export(AccountId account, Sections sections) {
        var page = page(account, Optional.empty(), EXPORT_PAGE);
        while (!page.isEmpty()) {
            page.forEach(key -> {
                var fields = new LinkedHashMap<String, Object>();
                fields.put("id", key.id().value().toString());
                fields.put("name", key.name().reveal());
                fields.put("scopes", key.scopes().stream().map(Enum::name).sorted().toList());
                fields.put("addresses", key.addresses().stream().map(AddressRange::text).toList());
                key.budget().ifPresent(most -> fields.put("budgetMicros", most.micros()));
                fields.put("spentMicros", key.spent().micros());
                fields.put("stores", key.stores());
                fields.put("createdAt", key.createdAt());
                fields.put("expiresAt", key.expiresAt());
                key.lastUsedAt().ifPresent(at -> fields.put("lastUsedAt", at));
                key.revokedAt().ifPresent(at -> fields.put("revokedAt", at));
                sections.record("apiKeys", fields);
            });
            page = page(account, Optional.of(page.getLast().id()), EXPORT_PAGE);
        }
    }

    @Override public void erase(AccountId account) {
        database.update("delete from api_key where account_id = ?", account.value());
    }

    private ApiKey key(AccountId account, Row row) {
        return new ApiKey(account, new ApiKeyId(row.id("id")),
                vault.open(name(account, row.id("id")), row.bytes("name")),
                split(row.text("scopes")).stream().map(Scope::valueOf)
                        .collect(Collectors.toSet()),
                split(row.text("addresses")).stream().map(AddressRange::new).toList(),
                row.optional("budget_micros", Row::number).map(Credits::new),
                new Credits(row.number("spent_micros")), row.flag("stores"),
                row.instant("created_at"), row.instant("expires_at"),
                row.optional("last_used_at", Row::instant),
                row.optional("revoked_at", Row::instant));
    }

    private static List<String> split(String joined) {
        return Arrays.stream(joined.split(SEPARATOR)).filter(text -> !text.isEmpty()).toList();
    }

    private static FieldRef name(AccountId account, UUID key) {
        return new FieldRef(account, "api_key", "name", key);
    }
}
