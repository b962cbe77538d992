package com.aimixup.adapter.postgres;

import com.aimixup.application.answers.KeptAnswers;
import com.aimixup.application.privacy.FieldRef;
import com.aimixup.application.privacy.Vault;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.privacy.Private;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Answers, sealed; the client's key and the request are there as fingerprints only. */
public final class PostgresKeptAnswers implements KeptAnswers {
    private final Database database;
    private final Vault vault;

    public PostgresKeptAnswers(Database database, Vault vault) {
        this.database = database;
        this.vault = vault;
    }

    /** Who inserts the same key waits for the end of the transaction that did so first. */
    @Override public Optional<Kept> claim(Request request, Instant now, Instant since) {
        var account = request.account();
        var key = key(request);
        database.update("delete from kept_answer where account_id = ? and key = ?"
                + " and created_at <= ?", account.value(), key, since);
        if (database.update("insert into kept_answer (account_id, key, request, created_at)"
                + " values (?, ?, ?, ?) on conflict do nothing", account.value(), key,
                content(request), now) == 1) return Optional.empty();
        return database.first("select request, status, headers, body from kept_answer"
                + " where account_id = ? and key = ?", row -> new Kept(
                Arrays.equals(row.bytes("request"), content(request)),
                new Answer(row.integer("status"),
                        Private.of(headers(vault.open(field(account, key, "headers"),
                                row.bytes("headers")).reveal())),
                        vault.open(field(account, key, "body"), row.bytes("body")))),
                account.value(), key);
    }

    @Override public void keep(Request request, Answer answer) {
        var account = request.account();
        var key = key(request);
        database.update("update kept_answer set status = ?, headers = ?, body = ?"
                + " where account_id = ? and key = ?", answer.status(),
                vault.seal(field(account, key, "headers"), text(answer.headers().reveal())),
                vault.seal(field(account, key, "body"), answer.body()), account.value(), key);
    }

    @Override public int forget(Instant before) {
        return (int) database.update("delete from kept_answer where created_at <= ?", before);
    }

    private byte[] key(Request request) {
        return vault.fingerprint(request.account(), "answer.key", request.key());
    }

    private byte[] content(Request request) {
        return vault.fingerprint(request.account(), "answer.request", request.content());
    }

    private static FieldRef field(AccountId account, byte[] key, String column) {
        var bytes = ByteBuffer.wrap(key);
        return new FieldRef(account, "kept_answer", column,
                new UUID(bytes.getLong(), bytes.getLong()));
    }

    /** A line each; a header has no line breaks. */
    private static Private<String> text(Map<String, String> headers) {
        var text = new StringBuilder();
        headers.forEach((name, value) -> text.append(name).append(':').append(value)
                .append('\n'));
        return Private.of(text.toString());
    }

    private static Map<String, String> headers(String text) {
        var headers = new LinkedHashMap<String, String>();
        text.lines().forEach(line -> headers.put(line.substring(0, line.indexOf(':')),
                line.substring(line.indexOf(':') + 1)));
        return headers;
    }

    @Override public List<Table> tables() {
        return List.of(new Table("kept_answer", "what was answered to requests that carried a key"
                + " of your program's, for a day", "basis.contract", "retain.account",
                AfterErasure.REMOVED));
    }

    /** What was made is in the archive where it lives; this is a copy of it for a day. */
    @Override public void export(AccountId account, Sections sections) {
        database.list("select created_at, status from kept_answer where account_id = ?"
                + " order by created_at, key", row -> Map.<String, Object>of(
                "at", row.instant("created_at"), "status", row.integer("status")),
                account.value()).forEach(fields -> sections.record("keptAnswers", fields));
    }

    @Override public void erase(AccountId account) {
        database.update("delete from kept_answer where account_id = ?", account.value());
    }
}
