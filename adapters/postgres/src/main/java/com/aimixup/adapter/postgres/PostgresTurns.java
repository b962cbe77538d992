package com.aimixup.adapter.postgres;

import com.aimixup.application.conversations.Turns;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.conversations.ConversationId;
import com.aimixup.domain.conversations.MessageId;
import com.aimixup.domain.conversations.Turn;
import com.aimixup.domain.conversations.TurnId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Turns and their leases. */
public final class PostgresTurns implements Turns {
    static final String SELECT = "select account_id, id, conversation_id, question_id,"
            + " state, reason, started_at, ended_at, " + RulesColumns.NAMES + " from turn where ";

    private final Database database;

    public PostgresTurns(Database database) {
        this.database = database;
    }

    @Override public void add(Turn turn, Lease lease) {
        var rules = turn.rules();
        database.update("""
                insert into turn (account_id, id, conversation_id, question_id, state,
                    reason, started_at, ended_at, lease_node, lease_until, %s)
                values (?, ?, ?, ?, ?, ?::text, ?, ?::timestamptz, ?, ?, %s)"""
                .formatted(RulesColumns.NAMES, RulesColumns.HOLDERS),
                turn.account().value(), turn.id().value(), turn.conversation().value(),
                turn.question().value(), turn.state().name(), turn.reason(), turn.startedAt(),
                turn.endedAt(), lease.node(), lease.until(), rules.mix().name(), rules.rounds(),
                rules.lead(), rules.untilAgreed(), RulesColumns.seconds(rules));
    }

    @Override public Optional<Turn> find(AccountId account, ConversationId conversation,
            TurnId turn) {
        return database.first(SELECT + "account_id = ? and conversation_id = ? and id = ?",
                PostgresTurns::turn, account.value(), conversation.value(), turn.value());
    }

    @Override public Optional<Turn> findByQuestion(AccountId account, MessageId question) {
        return database.first(SELECT + "account_id = ? and question_id = ?", PostgresTurns::turn,
                account.value(), question.value());
    }

    @Override public Optional<Turn> running(AccountId account, ConversationId conversation) {
        return database.first(SELECT + "account_id = ? and conversation_id = ?"
                + " and state = 'RUNNING'", PostgresTurns::turn, account.value(),
                conversation.value());
    }

    @Override public int countRunning(AccountId account) {
        return database.one("select count(*) as n from turn where account_id = ?"
                + " and state = 'RUNNING'", row -> row.integer("n"), account.value());
    }

    @Override public List<Turn> running(AccountId account) {
        return database.list(SELECT + "account_id = ? and state = 'RUNNING' order by started_at",
                PostgresTurns::turn, account.value());
    }

    @Override public boolean askStop(Turn turn, String reason) {
        return database.update("update turn set stop_reason = coalesce(stop_reason, ?)"
                + " where account_id = ? and id = ? and state = 'RUNNING'", reason,
                turn.account().value(), turn.id().value()) == 1;
    }

    @Override public Optional<String> stopAsked(Turn turn) {
        return database.first("select stop_reason from turn where account_id = ? and id = ?",
                row -> row.optional("stop_reason", Row::text), turn.account().value(),
                turn.id().value()).flatMap(reason -> reason);
    }

    @Override public Map<TurnId, String> stopsAsked(UUID node) {
        var asked = new HashMap<TurnId, String>();
        database.list("select id, stop_reason from turn where lease_node = ?"
                + " and state = 'RUNNING' and stop_reason is not null",
                row -> asked.put(new TurnId(row.id("id")), row.text("stop_reason")), node);
        return asked;
    }

    @Override public boolean end(Turn turn) {
        return database.update("update turn set state = ?, reason = ?::text,"
                + " ended_at = ?::timestamptz where account_id = ? and id = ?"
                + " and state = 'RUNNING'", turn.state().name(), turn.reason(), turn.endedAt(),
                turn.account().value(), turn.id().value()) == 1;
    }

    @Override public void remove(AccountId account, Collection<TurnId> turns) {
        database.update("delete from turn where account_id = ? and id = any(?::uuid[])",
                account.value(), turns.stream().map(TurnId::value).toArray(UUID[]::new));
    }

    @Override public void extendLeases(UUID node, Collection<TurnId> driven, Instant until) {
        database.update("update turn set lease_until = ? where state = 'RUNNING'"
                + " and lease_node = ? and id = any(?::uuid[])", until, node,
                driven.stream().map(TurnId::value).toArray(UUID[]::new));
    }

    @Override public List<Turn> abandoned(Instant now, int limit) {
        return database.list(SELECT + "state = 'RUNNING' and lease_until < ?"
                + " order by lease_until limit ?", PostgresTurns::turn, now, limit);
    }

    static Turn turn(Row row) {
        return new Turn(new AccountId(row.id("account_id")), new TurnId(row.id("id")),
                new ConversationId(row.id("conversation_id")),
                new MessageId(row.id("question_id")),
                RulesColumns.rules(row),
                Turn.State.valueOf(row.text("state")), row.optional("reason", Row::text),
                row.instant("started_at"), row.optional("ended_at", Row::instant));
    }

    @Override public List<Table> tables() {
        return List.of(new Table("turn", "when agents answered you, and in which mix",
                "basis.contract", "retain.conversations", AfterErasure.REMOVED));
    }

    @Override public void export(AccountId account, Sections sections) {
        database.list(SELECT + "account_id = ? order by started_at, id", PostgresTurns::turn,
                account.value()).forEach(turn -> sections.record("turns", told(turn)));
    }

    private static Map<String, Object> told(Turn turn) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("id", turn.id().value().toString());
        fields.put("conversation", turn.conversation().value().toString());
        fields.put("question", turn.question().value().toString());
        RulesColumns.tell(turn.rules(), fields);
        fields.put("state", turn.state().name());
        turn.reason().ifPresent(reason -> fields.put("reason", reason));
        fields.put("startedAt", turn.startedAt());
        turn.endedAt().ifPresent(at -> fields.put("endedAt", at));
        return fields;
    }

    @Override public void erase(AccountId account) {
        database.update("delete from turn where account_id = ?", account.value());
    }
}
