package com.aimixup.adapter.postgres;

import com.aimixup.application.access.Sessions;
import com.aimixup.application.privacy.FieldRef;
import com.aimixup.application.privacy.Vault;
import com.aimixup.domain.access.RefreshToken;
import com.aimixup.domain.access.Session;
import com.aimixup.domain.access.SessionId;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.privacy.Private;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Sessions, and the hashes of their refresh tokens. */
public final class PostgresSessions implements Sessions {
    private static final String SELECT = "select account_id, id, created_at, last_used_at,"
            + " ended_at, enrols_only from session where account_id = ?";

    private final Database database;
    private final Vault vault;

    public PostgresSessions(Database database, Vault vault) {
        this.database = database;
        this.vault = vault;
    }

    @Override public void open(Session session, RefreshToken first) {
        database.update("""
                with opened as (
                    insert into session (account_id, id, created_at, last_used_at, enrols_only)
                    values (?, ?, ?, ?, ?) returning account_id, id, created_at)
                insert into refresh_token (account_id, session_id, hash, issued_at)
                select account_id, id, ?, created_at from opened""",
                session.account().value(), session.id().value(), session.createdAt(),
                session.lastUsedAt(), session.enrolsOnly(), first.hash());
    }

    @Override public Optional<Session> find(AccountId account, SessionId session) {
        return database.first(SELECT + " and id = ?", PostgresSessions::session, account.value(),
                session.value());
    }

    @Override public Optional<Session> lock(AccountId account, SessionId session) {
        return database.first(SELECT + " and id = ? for update", PostgresSessions::session,
                account.value(), session.value());
    }

    @Override public Standing standing(RefreshToken token) {
        return database.first("select spent_at is null as current from refresh_token"
                + " where account_id = ? and session_id = ? and hash = ?",
                row -> row.flag("current") ? Standing.CURRENT : Standing.SPENT,
                token.account().value(), token.session().value(), token.hash())
                .orElse(Standing.UNKNOWN);
    }

    @Override public void rotate(RefreshToken spent, RefreshToken successor, Instant now) {
        database.update("update refresh_token set successor = null where account_id = ?"
                + " and session_id = ? and successor is not null", spent.account().value(),
                spent.session().value());
        var changed = database.update("update refresh_token set spent_at = ?, successor = ?"
                + " where account_id = ? and session_id = ? and hash = ? and spent_at is null",
                now, spent.cover(successor),
                spent.account().value(), spent.session().value(), spent.hash());
        if (changed != 1) throw new IllegalStateException("not the current token");
        database.update("""
                with used as (
                    update session set last_used_at = ? where account_id = ? and id = ?
                    returning account_id, id, last_used_at)
                insert into refresh_token (account_id, session_id, hash, issued_at)
                select account_id, id, ?, last_used_at from used""",
                now, successor.account().value(), successor.session().value(), successor.hash());
    }

    @Override public Optional<Spent> spent(RefreshToken token) {
        return database.first("select spent_at, successor from refresh_token"
                + " where account_id = ? and session_id = ? and hash = ?"
                + " and successor is not null", row -> new Spent(row.instant("spent_at"),
                        token.uncover(row.bytes("successor"))), token.account().value(),
                token.session().value(), token.hash());
    }

    @Override public void name(AccountId account, SessionId session, Private<String> device) {
        database.update("update session set device = ? where account_id = ? and id = ?",
                vault.seal(field(account, session.value()), device), account.value(),
                session.value());
    }

    @Override public List<Named> list(AccountId account) {
        return database.list("select account_id, id, created_at, last_used_at, ended_at,"
                + " enrols_only, device"
                + " from session where account_id = ? and ended_at is null"
                + " order by created_at desc, id", this::named, account.value());
    }

    private Named named(Row row) {
        var session = session(row);
        return new Named(session, row.optional("device", Row::bytes).<Private<String>>map(device ->
                vault.open(field(session.account(), session.id().value()), device)));
    }

    private static FieldRef field(AccountId account, UUID session) {
        return new FieldRef(account, "session", "device", session);
    }

    @Override public void end(AccountId account, SessionId session, EndReason reason,
            Instant now) {
        database.update("update session set ended_at = ?, end_reason = ? where account_id = ?"
                + " and id = ? and ended_at is null", now, reason.name(), account.value(),
                session.value());
    }

    @Override public void endAll(AccountId account, Optional<SessionId> but, EndReason reason,
            Instant now) {
        database.update("update session set ended_at = ?, end_reason = ? where account_id = ?"
                + " and id is distinct from ?::uuid and ended_at is null", now, reason.name(),
                account.value(), but.map(SessionId::value));
    }

    private static Session session(Row row) {
        return new Session(new AccountId(row.id("account_id")), new SessionId(row.id("id")),
                row.instant("created_at"), row.instant("last_used_at"),
                row.optional("ended_at", Row::instant), row.flag("enrols_only"));
    }

    @Override public List<Table> tables() {
        return List.of(
                new Table("session", "when and with what you logged in and out", "basis.contract",
                        "retain.account", AfterErasure.REMOVED),
                new Table("refresh_token", "hashes of the tokens that keep you logged in",
                        "basis.contract", "retain.account", AfterErasure.REMOVED));
    }

    @Override public void export(AccountId account, Sections sections) {
        database.list(SELECT.replace(" from", ", device from") + " order by created_at, id",
                this::named, account.value()).forEach(named -> {
                    var session = named.session();
                    var fields = new LinkedHashMap<String, Object>();
                    fields.put("id", session.id().value().toString());
                    fields.put("createdAt", session.createdAt());
                    fields.put("lastUsedAt", session.lastUsedAt());
                    session.endedAt().ifPresent(at -> fields.put("endedAt", at));
                    named.device().ifPresent(device -> fields.put("device", device.reveal()));
                    sections.record("sessions", fields);
                });
    }

    @Override public void erase(AccountId account) {
        database.update("delete from session where account_id = ?", account.value());
    }
}
