package com.aimixup.adapter.postgres;

import com.aimixup.application.mail.MailTokens;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.accounts.MailToken;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The hashes of tokens that were sent by mail. */
public final class PostgresMailTokens implements MailTokens {
    private final Database database;

    public PostgresMailTokens(Database database) {
        this.database = database;
    }

    @Override public void add(MailToken token, Purpose purpose, Instant now, Instant expiresAt) {
        var account = token.account().value();
        database.update("delete from mail_token where account_id = ? and expires_at <= ?",
                account, now);
        database.update("""
                insert into mail_token (account_id, hash, purpose, created_at, expires_at)
                values (?, ?, ?, ?, ?)""", account, token.hash(), purpose.name(), now, expiresAt);
    }

    @Override public long count(AccountId account, Purpose purpose, Instant since) {
        return database.one("select count(*) as n from mail_token where account_id = ?"
                + " and purpose = ? and created_at > ?", row -> row.number("n"), account.value(),
                purpose.name(), since);
    }

    /** Of two at once, the second finds that the first has deleted it. */
    @Override public boolean spend(MailToken token, Purpose purpose, Instant now) {
        var account = token.account().value();
        var good = database.update("delete from mail_token where account_id = ? and hash = ?"
                + " and purpose = ? and expires_at > ?", account, token.hash(), purpose.name(),
                now) == 1;
        if (good) withdraw(token.account(), purpose);
        return good;
    }

    @Override public void withdraw(AccountId account, Purpose purpose) {
        database.update("delete from mail_token where account_id = ? and purpose = ?",
                account.value(), purpose.name());
    }

    @Override public List<Table> tables() {
        return List.of(new Table("mail_token", "hashes of the tokens that were mailed to you",
                "basis.contract", "retain.account", AfterErasure.REMOVED));
    }

    @Override public void export(AccountId account, Sections sections) {
        database.list("select purpose, created_at from mail_token where account_id = ?"
                + " order by created_at, hash", row -> Map.<String, Object>of(
                "purpose", row.text("purpose"), "at", row.instant("created_at")),
                account.value()).forEach(fields -> sections.record("mailTokens", fields));
    }

    @Override public void erase(AccountId account) {
        database.update("delete from mail_token where account_id = ?", account.value());
    }
}
