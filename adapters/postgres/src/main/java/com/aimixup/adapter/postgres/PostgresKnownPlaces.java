package com.aimixup.adapter.postgres;

import com.aimixup.application.attempts.KnownPlaces;
import com.aimixup.domain.accounts.AccountId;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Keyed hashes of where people logged in from. */
public final class PostgresKnownPlaces implements KnownPlaces {
    private final Database database;

    public PostgresKnownPlaces(Database database) {
        this.database = database;
    }

    @Override public boolean isKnown(AccountId account, String place, Instant since) {
        return database.one("select exists (select from known_place where account_id = ?"
                + " and place = ? and seen_at > ?) as known", row -> row.flag("known"),
                account.value(), place, since);
    }

    @Override public void note(AccountId account, String place, Instant now) {
        database.update("insert into known_place (account_id, place, seen_at) values (?, ?, ?)"
                + " on conflict (account_id, place) do update set seen_at = excluded.seen_at",
                account.value(), place, now);
    }

    @Override public int forget(Instant before) {
        return (int) database.update("delete from known_place where seen_at <= ?", before);
    }

    @Override public List<Table> tables() {
        return List.of(new Table("known_place", "keyed hashes of where you logged in from",
                "basis.contract", "retain.account", AfterErasure.REMOVED));
    }

    /** What was hashed cannot be told. */
    @Override public void export(AccountId account, Sections sections) {
        database.list("select seen_at from known_place where account_id = ? order by seen_at",
                row -> Map.<String, Object>of("seen", row.instant("seen_at")), account.value())
                .forEach(fields -> sections.record("knownPlaces", fields));
    }

    @Override public void erase(AccountId account) {
        database.update("delete from known_place where account_id = ?", account.value());
    }
}
