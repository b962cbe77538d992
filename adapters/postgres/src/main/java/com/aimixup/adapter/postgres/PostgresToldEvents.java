package com.aimixup.adapter.postgres;

import com.aimixup.application.conversations.ToldEvents;
import com.aimixup.application.conversations.TurnEvent;
import com.aimixup.application.conversations.TurnFeed.Numbered;
import com.aimixup.application.privacy.FieldRef;
import com.aimixup.application.privacy.Vault;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.conversations.MessageId;
import com.aimixup.domain.conversations.Turn;
import com.aimixup.domain.conversations.TurnId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What turns have told; some events to a row, sealed. */
public final class PostgresToldEvents implements ToldEvents {
    private static final String TABLE = "told_events";
    private static final int ROWS = 32;
    private static final int PACKED_WEIGHT = 32 * 1024;
    private static final int TURNS_REMOVED_AT_ONCE = 1_000;
    private static final UUID PACKER = new UUID(0, 0);

    private static final String INSERT = """
            insert into told_events (account_id, turn_id, first, last, events, writer)
            select account_id, turn_id, first, last, events, writer
              from unnest(?::uuid[], ?::uuid[], ?::bigint[], ?::bigint[], ?::bytea[], ?::uuid[])
                as fresh (account_id, turn_id, first, last, events, writer)""";

    /**
     * Commits without waiting for the disk. What is committed is seen by all and outlives us; only
     * a sudden death of the server can lose it, and then no more than its last half second.
     */
    private static final String QUICKLY = """
            with quickly as (select set_config('synchronous_commit', 'off', true) as way)
            """;

    private final Database database;
    private final Vault vault;

    public PostgresToldEvents(Database database, Vault vault) {
        this.database = database;
        this.vault = vault;
    }

    @Override public Set<TurnId> write(UUID writer, Collection<Part> parts) {
        var written = new HashSet<>(database.list(QUICKLY + INSERT + ", quickly where way = 'off'"
                + " on conflict do nothing returning turn_id",
                row -> new TurnId(row.id("turn_id")), columns(writer, parts)));
        if (written.size() < parts.size()) parts.stream()
                .filter(part -> isWritten(writer, part))
                .forEach(part -> written.add(part.turn().id()));
        return written;
    }

    /** An answer that was lost on the way looks like somebody else's row at first. */
    private boolean isWritten(UUID writer, Part part) {
        return database.first("select true as here from told_events where account_id = ?"
                + " and turn_id = ? and first = ? and last = ? and writer = ?",
                row -> row.flag("here"), part.turn().account().value(), part.turn().id().value(),
                part.first(), part.last(), writer).isPresent();
    }

    @Override public void append(UUID writer, Part part) {
        database.update(INSERT, columns(writer, List.of(part)));
    }

    private Object[] columns(UUID writer, Collection<Part> parts) {
        var accounts = new ArrayList<UUID>();
        var turns = new ArrayList<UUID>();
        var events = new ArrayList<byte[]>();
        var writers = new ArrayList<UUID>();
        for (var part : parts) {
            accounts.add(part.turn().account().value());
            turns.add(part.turn().id().value());
            events.add(vault.sealBytes(place(part.turn(), part.first()),
                    ToldEventBytes.of(part.events())));
            writers.add(writer);
        }
        return new Object[] {accounts.toArray(UUID[]::new), turns.toArray(UUID[]::new),
                parts.stream().mapToLong(Part::first).toArray(),
                parts.stream().mapToLong(Part::last).toArray(),
                events.toArray(byte[][]::new), writers.toArray(UUID[]::new)};
    }

    @Override public List<Numbered> after(Turn turn, long number) {
        var events = new ArrayList<Numbered>();
        database.list("select first, events from told_events where account_id = ? and turn_id = ?"
                + " and last > ? order by first limit " + ROWS,
                row -> events.addAll(events(turn, row)), turn.account().value(),
                turn.id().value(), number);
        events.removeIf(event -> event.number() <= number);
        return events;
    }

    private List<Numbered> events(Turn turn, Row row) {
        var first = row.number("first");
        return ToldEventBytes.read(turn, first,
                vault.openBytes(place(turn, first), row.bytes("events")));
    }

    /** A row that is moved, also within its turn, does not open. */
    private static FieldRef place(Turn turn, long first) {
        var id = turn.id().value();
        return new FieldRef(turn.account(), TABLE, "events", new UUID(
                id.getMostSignificantBits(), id.getLeastSignificantBits() + first));
    }

    @Override public long last(Turn turn) {
        return database.one("select coalesce(max(last), 0) as last from told_events"
                + " where account_id = ? and turn_id = ?", row -> row.number("last"),
                turn.account().value(), turn.id().value());
    }

    @Override public void pack(Turn turn) {
        var all = new ArrayList<Numbered>();
        database.run(() -> {
            database.list("select first, events from told_events where account_id = ?"
                    + " and turn_id = ? order by first", row -> all.addAll(events(turn, row)),
                    turn.account().value(), turn.id().value());
            if (all.isEmpty()) return;
            remove(turn.account(), turn.id());
            database.update(QUICKLY + INSERT + ", quickly", columns(PACKER, packed(turn, all)));
        });
    }

    private static List<Part> packed(Turn turn, List<Numbered> all) {
        var parts = new ArrayList<Part>();
        var part = new ArrayList<Numbered>();
        var weight = 0;
        for (var event : all) {
            part.add(event);
            weight += event.weight();
            if (weight < PACKED_WEIGHT) continue;
            parts.add(new Part(turn, part));
            part.clear();
            weight = 0;
        }
        if (!part.isEmpty()) parts.add(new Part(turn, part));
        return parts;
    }

    @Override public void remove(AccountId account, TurnId turn) {
        database.update("delete from told_events where account_id = ? and turn_id = ?",
                account.value(), turn.value());
    }

    @Override public int removeOld(Instant endedBefore) {
        var removed = database.list("""
                delete from told_events using (
                    select account_id, id from turn where ended_at < ? and exists (
                        select from told_events where told_events.account_id = turn.account_id
                           and turn_id = id)
                     order by ended_at limit ?) as old
                 where told_events.account_id = old.account_id and turn_id = old.id
                returning turn_id""", row -> row.id("turn_id"), endedBefore,
                TURNS_REMOVED_AT_ONCE);
        var orphans = database.list("""
                delete from told_events where not exists (select from turn
                 where turn.account_id = told_events.account_id and turn.id = turn_id)
                returning turn_id""", row -> row.id("turn_id"));
        var turns = new HashSet<>(removed);
        turns.addAll(orphans);
        return turns.size();
    }

    @Override public List<Table> tables() {
        return List.of(new Table(TABLE, "how answers came in, piece by piece, for a day, so that"
                + " a lost connection can go on", "basis.contract", "retain.conversations",
                AfterErasure.REMOVED));
    }

    /** What agents thought aloud; the rest is in the messages, and an archive has those. */
    @Override public void export(AccountId account, Sections sections) {
        database.list(PostgresTurns.SELECT + "account_id = ? and exists (select from told_events"
                + " where told_events.account_id = turn.account_id and turn_id = id)"
                + " order by started_at, id", PostgresTurns::turn, account.value())
                .forEach(turn -> thoughts(turn).forEach((message, text) ->
                        sections.record("thoughts", Map.of("message",
                                message.value().toString(), "text", text.toString()))));
    }

    private Map<MessageId, StringBuilder> thoughts(Turn turn) {
        var thoughts = new LinkedHashMap<MessageId, StringBuilder>();
        for (var part = after(turn, 0); !part.isEmpty();
                part = after(turn, part.getLast().number()))
            for (var numbered : part)
                if (numbered.event() instanceof TurnEvent.AgentReasoning thought)
                    thoughts.computeIfAbsent(thought.message(), _ -> new StringBuilder())
                            .append(thought.text().reveal());
        return thoughts;
    }

    @Override public void erase(AccountId account) {
        database.update("delete from told_events where account_id = ?", account.value());
    }
}
