package com.aimixup.adapter.postgres;

import com.aimixup.application.attempts.Attempts;
import com.aimixup.domain.access.GrowingDelay.Count;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Counts of attempts, seen by all nodes. A row of none keeps others waiting for the first. */
public final class PostgresAttempts implements Attempts {
    private final Database database;

    public PostgresAttempts(Database database) {
        this.database = database;
    }

    /**
     * In one order for everybody. Whoever is next does not wait until this is on the disk: what a
     * crash of the database server loses is part of a second.
     */
    @Override public Map<String, Count> lock(Collection<String> subjects, Instant now) {
        return database.list("""
                insert into attempt (subject, number, last_at, forget_at)
                select one, 0, ?, ? from unnest(?::text[]) as one,
                    set_config('synchronous_commit', 'off', true)
                on conflict (subject) do update set subject = excluded.subject
                returning subject, number, last_at, forget_at""", row -> Map.entry(
                row.text("subject"), new Kept(new Count(row.number("number"),
                        row.instant("last_at")), row.instant("forget_at"))), now, now,
                new TreeSet<>(subjects).toArray(String[]::new)).stream()
                .filter(entry -> entry.getValue().count().number() > 0
                        && entry.getValue().forgetAt().isAfter(now))
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().count()));
    }

    private record Kept(Count count, Instant forgetAt) {}

    @Override public void save(String subject, Count count, Instant forgetAt) {
        database.update("update attempt set number = ?, last_at = ?, forget_at = ?"
                + " where subject = ?", count.number(), count.last(), forgetAt, subject);
    }

    @Override public void remove(String subject) {
        database.update("delete from attempt where subject = ?", subject);
    }

    @Override public int forget(Instant now) {
        return (int) database.update("delete from attempt where forget_at <= ?", now);
    }
}
