package com.aimixup.adapter.postgres;

import com.aimixup.application.access.Passkeys;
import com.aimixup.application.privacy.FieldRef;
import com.aimixup.application.privacy.Vault;
import com.aimixup.domain.access.PasskeyId;
import com.aimixup.domain.accounts.AccountId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Passkeys; what their owners call them is sealed. The keys are public ones. */
public final class PostgresPasskeys implements Passkeys {
    private static final String TABLE = "passkey";
    private static final String SELECT = "select id, name, credential, public_key, counter,"
            + " syncable, suspected, created_at, last_used_at from passkey where account_id = ?";

    private final Database database;
    private final Vault vault;

    public PostgresPasskeys(Database database, Vault vault) {
        this.database = database;
        this.vault = vault;
    }

    @Override public boolean add(Passkey passkey) {
        return database.update("""
                insert into passkey (account_id, id, name, credential, public_key, counter,
                    syncable, suspected, created_at, last_used_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (credential) do nothing""",
                passkey.account().value(), passkey.id().value(),
                vault.seal(field(passkey.account(), passkey.id().value()), passkey.name()),
                passkey.credential(), passkey.key(), passkey.counter(), passkey.syncable(),
                passkey.suspected(), passkey.createdAt(), passkey.lastUsedAt()) == 1;
    }

    @Override public List<Passkey> list(AccountId account) {
        return database.list(SELECT + " order by created_at, id", row -> passkey(account, row),
                account.value());
    }

    @Override public Optional<Passkey> lock(AccountId account, byte[] credential) {
        return database.first(SELECT + " and credential = ? for update",
                row -> passkey(account, row), account.value(), credential);
    }

    @Override public void note(Passkey used) {
        database.update("update passkey set counter = ?, suspected = ?, last_used_at = ?"
                + " where account_id = ? and id = ?", used.counter(), used.suspected(),
                used.lastUsedAt(), used.account().value(), used.id().value());
    }

    @Override public boolean remove(AccountId account, PasskeyId passkey) {
        return database.update("delete from passkey where account_id = ? and id = ?",
                account.value(), passkey.value()) == 1;
    }

    private Passkey passkey(AccountId account, Row row) {
        var id = row.id("id");
        return new Passkey(account, new PasskeyId(id),
                vault.open(field(account, id), row.bytes("name")), row.bytes("credential"),
                row.bytes("public_key"), row.number("counter"), row.flag("syncable"),
                row.flag("suspected"), row.instant("created_at"),
                row.optional("last_used_at", Row::instant));
    }

    private static FieldRef field(AccountId account, UUID passkey) {
        return new FieldRef(account, TABLE, "name", passkey);
    }

    @Override public List<Table> tables() {
        return List.of(new Table(TABLE, "your passkeys: their names, public keys and last use",
                "basis.contract", "retain.account", AfterErasure.REMOVED));
    }

    @Override public void export(AccountId account, Sections sections) {
        list(account).forEach(passkey -> sections.record("passkeys", Map.of(
                "name", passkey.name().reveal(), "createdAt", passkey.createdAt(),
                "lastUsedAt", passkey.lastUsedAt().map(Object.class::cast).orElse("never"),
                "uses", passkey.counter(), "suspected", passkey.suspected())));
    }

    @Override public void erase(AccountId account) {
        database.update("delete from passkey where account_id = ?", account.value());
    }
}
