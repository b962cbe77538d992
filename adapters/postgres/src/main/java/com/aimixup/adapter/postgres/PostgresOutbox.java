package com.aimixup.adapter.postgres;

import com.aimixup.application.mail.Mail;
import com.aimixup.application.mail.Outbox;
import com.aimixup.application.privacy.FieldRef;
import com.aimixup.application.privacy.Vault;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.accounts.Language;
import com.aimixup.domain.privacy.Private;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Mails that wait; whom they go to and what their link carries is sealed. */
public final class PostgresOutbox implements Outbox {
    private static final String TABLE = "mail_outbox";
    private static final String COLUMNS =
            "account_id, id, kind, language, recipient, token, created_at";

    private final Database database;
    private final Vault vault;

    public PostgresOutbox(Database database, Vault vault) {
        this.database = database;
        this.vault = vault;
    }

    @Override public void add(Mail mail) {
        var account = mail.account();
        database.update("insert into mail_outbox (" + COLUMNS
                + ", due_at) values (?, ?, ?, ?, ?, ?, ?, ?)", account.value(), mail.id(),
                mail.kind().name(), mail.language().name(),
                vault.seal(field(account, mail.id(), "recipient"), mail.recipient()),
                mail.token().map(token -> vault.seal(field(account, mail.id(), "token"), token)),
                mail.at(), mail.at());
    }

    /** Half a minute, then twice as long each time, up to about four hours. */
    @Override public List<Mail> claim(Instant now, int most) {
        return database.list("""
                update mail_outbox set attempts = attempts + 1,
                    due_at = ?::timestamptz + interval '30 s' * (1 << least(attempts, 9))
                 where (account_id, id) in (select account_id, id from mail_outbox
                    where due_at <= ? order by due_at, id limit ? for update skip locked)
                returning\s""" + COLUMNS, this::mail, now, now, most);
    }

    @Override public void remove(AccountId account, UUID mail) {
        database.update("delete from mail_outbox where account_id = ? and id = ?",
                account.value(), mail);
    }

    @Override public int giveUp(Instant before) {
        return Math.toIntExact(database.update("delete from mail_outbox where created_at < ?",
                before));
    }

    private Mail mail(Row row) {
        var account = new AccountId(row.id("account_id"));
        var id = row.id("id");
        return new Mail(account, id, Mail.Kind.valueOf(row.text("kind")),
                Language.valueOf(row.text("language")),
                vault.open(field(account, id, "recipient"), row.bytes("recipient")),
                row.optional("token", Row::bytes).<Private<String>>map(token ->
                        vault.open(field(account, id, "token"), token)),
                row.instant("created_at"));
    }

    private static FieldRef field(AccountId account, UUID mail, String column) {
        return new FieldRef(account, TABLE, column, mail);
    }

    @Override public List<Table> tables() {
        return List.of(new Table(TABLE, "mails to you that are not sent yet", "basis.contract",
                "retain.account", AfterErasure.REMOVED));
    }

    @Override public void export(AccountId account, Sections sections) {
        database.list("select " + COLUMNS + " from mail_outbox where account_id = ?"
                + " order by created_at, id", this::mail, account.value()).forEach(mail ->
                sections.record("mails", Map.of("kind", mail.kind().name(),
                        "recipient", mail.recipient().reveal(), "at", mail.at())));
    }

    @Override public void erase(AccountId account) {
        database.update("delete from mail_outbox where account_id = ?", account.value());
    }
}
