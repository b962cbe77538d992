package com.aimixup.adapter.postgres;

import com.aimixup.application.payments.PaymentEvents;
import com.aimixup.application.payments.PaymentSource.PaymentEvent;
import com.aimixup.application.privacy.FieldRef;
import com.aimixup.application.privacy.Vault;
import com.aimixup.domain.accounts.AccountId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The inbox. Facts are sealed for the operator: whom they are about is known only later. */
public final class PostgresPaymentEvents implements PaymentEvents {
    private static final String ENTRY = "select payment_event.source, id, type, occurred_at,"
            + " received_at, state, tries, next_try_at, account_id, note from payment_event"
            + " left join payment_event_account whose on whose.source = payment_event.source"
            + " and event_id = id";

    private final Database database;
    private final Vault vault;

    public PostgresPaymentEvents(Database database, Vault vault) {
        this.database = database;
        this.vault = vault;
    }

    @Override public boolean add(PaymentEvent event, Instant receivedAt) {
        return database.update("""
                insert into payment_event (source, id, type, occurred_at, received_at, facts,
                    next_try_at) values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing""",
                event.source(), event.id(), event.type(), event.occurredAt(), receivedAt,
                vault.seal(field(event.source(), event.id()), event.facts()), receivedAt) == 1;
    }

    @Override public Optional<Claimed> claim(Instant now) {
        return database.first("""
                select source, id, type, occurred_at, facts, tries from payment_event
                 where state = 'WAITING' and next_try_at <= ?
                 order by next_try_at, id limit 1 for update skip locked""", this::claimed, now);
    }

    private Claimed claimed(Row row) {
        var source = row.text("source");
        var id = row.text("id");
        return new Claimed(new PaymentEvent(source, id, row.text("type"),
                row.instant("occurred_at"),
                vault.open(field(source, id), row.bytes("facts"))), row.integer("tries"));
    }

    @Override public void finish(PaymentEvent event, State state, int tries, Instant nextTryAt,
            Optional<AccountId> account, Optional<String> note) {
        database.update("""
                update payment_event set state = ?, tries = ?, next_try_at = ?, note = ?
                 where source = ? and id = ?""", state.name(), tries, nextTryAt, note,
                event.source(), event.id());
        account.ifPresent(whose -> database.update("""
                insert into payment_event_account (account_id, source, event_id)
                values (?, ?, ?) on conflict do nothing""", whose.value(), event.source(),
                event.id()));
    }

    @Override public int retry(Optional<String> id, Instant now) {
        return Math.toIntExact(database.update("""
                update payment_event set state = 'WAITING', tries = 0, next_try_at = ?
                 where state in ('WAITING', 'STUCK') and id = coalesce(?::text, id)""", now, id));
    }

    @Override public List<Entry> list(Optional<State> state, int limit) {
        return database.list(ENTRY + " where state = coalesce(?::text, state)"
                + " order by received_at desc, id desc limit ?", PostgresPaymentEvents::entry,
                state.map(State::name), limit);
    }

    @Override public Map<State, Long> counts() {
        var counts = new EnumMap<State, Long>(State.class);
        database.list("select state, count(*) as n from payment_event group by state", row ->
                counts.put(State.valueOf(row.text("state")), row.number("n")));
        return counts;
    }

    @Override public List<Tally> tallies() {
        return database.list("""
                select source, type, state, coalesce(note = 'unknown-kind', false) as unknown,
                       count(*) as n from payment_event group by 1, 2, 3, 4""",
                row -> new Tally(row.text("source"), row.text("type"),
                        State.valueOf(row.text("state")), row.flag("unknown"),
                        row.number("n")));
    }

    @Override public int forget(Instant before) {
        return Math.toIntExact(database.update("""
                update payment_event set facts = null where facts is not null
                   and state in ('APPLIED', 'IGNORED') and next_try_at < ?""", before));
    }

    private static Entry entry(Row row) {
        return new Entry(row.text("source"), row.text("id"), row.text("type"),
                row.instant("occurred_at"), row.instant("received_at"),
                State.valueOf(row.text("state")), row.integer("tries"),
                row.instant("next_try_at"), row.optional("account_id", Row::id)
                .map(AccountId::new), row.optional("note", Row::text));
    }

    private static FieldRef field(String source, String id) {
        return new FieldRef(AccountId.OPERATOR, "payment_event", "facts", UUID.nameUUIDFromBytes(
                (source + ':' + id).getBytes(StandardCharsets.UTF_8)));
    }

    @Override public List<Table> tables() {
        return List.of(new Table("payment_event_account",
                "what a payment service told us of a payment of yours", "basis.contract",
                "retain.payments",
                AfterErasure.KEPT_WITHOUT_CONTENT));
    }

    @Override public void export(AccountId account, Sections sections) {
        database.list(ENTRY + " where account_id = ? order by received_at, id",
                PostgresPaymentEvents::entry, account.value()).forEach(entry ->
                sections.record("payment_events", Map.of("source", entry.source(),
                        "id", entry.id(), "type", entry.type(), "at", entry.occurredAt())));
    }

    @Override public void erase(AccountId account) {
        database.update("""
                update payment_event set facts = null from payment_event_account whose
                 where whose.account_id = ? and whose.source = payment_event.source
                   and event_id = id and state in ('APPLIED', 'IGNORED')""", account.value());
    }
}
