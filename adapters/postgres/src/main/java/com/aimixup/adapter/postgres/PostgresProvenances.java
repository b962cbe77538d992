package com.aimixup.adapter.postgres;

import com.aimixup.application.images.Provenances;
import com.aimixup.application.privacy.FieldRef;
import com.aimixup.application.privacy.Vault;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.conversations.MessageId;
import com.aimixup.domain.conversations.ModelRef;
import com.aimixup.domain.credits.Credits;
import com.aimixup.domain.files.FileId;
import com.aimixup.domain.images.ImageJobId;
import com.aimixup.domain.images.Provenance;
import com.aimixup.domain.images.Provenance.Source;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Where drawn files come from; what they were drawn after is sealed. */
public final class PostgresProvenances implements Provenances {
    private static final String TABLE = "provenance";
    private static final String SELECT = "select file_id, job_id, message_id, provider, model,"
            + " prompt, charged_micros from provenance where account_id = ?";

    private final Database database;
    private final Vault vault;

    public PostgresProvenances(Database database, Vault vault) {
        this.database = database;
        this.vault = vault;
    }

    @Override public void add(Provenance one) {
        database.update("""
                insert into provenance (account_id, file_id, job_id, message_id, provider, model,
                    prompt, charged_micros) values (?, ?, ?::uuid, ?::uuid, ?, ?, ?, ?)""",
                one.account().value(), one.file().value(),
                one.source() instanceof Source.Job(var job)
                        ? Optional.of(job.value()) : Optional.<UUID>empty(),
                one.source() instanceof Source.Answer(var message)
                        ? Optional.of(message.value()) : Optional.<UUID>empty(),
                one.model().provider(), one.model().model(),
                vault.seal(prompt(one.account(), one.file()), one.prompt()),
                one.charged().micros());
    }

    @Override public Optional<Provenance> find(AccountId account, FileId file) {
        return database.first(SELECT + " and file_id = ?", row -> provenance(account, row),
                account.value(), file.value());
    }

    private Provenance provenance(AccountId account, Row row) {
        var file = new FileId(row.id("file_id"));
        var source = row.optional("job_id", Row::id).map(ImageJobId::new)
                .<Source>map(Source.Job::new)
                .orElseGet(() -> new Source.Answer(new MessageId(row.id("message_id"))));
        return new Provenance(account, file, source,
                new ModelRef(row.text("provider"), row.text("model")),
                vault.open(prompt(account, file), row.bytes("prompt")),
                new Credits(row.number("charged_micros")));
    }

    private static FieldRef prompt(AccountId account, FileId file) {
        return new FieldRef(account, TABLE, "prompt", file.value());
    }

    @Override public List<Table> tables() {
        return List.of(new Table(TABLE, "which model drew a file of yours, after which words",
                "basis.contract", "retain.conversations", AfterErasure.REMOVED));
    }

    @Override public void export(AccountId account, Sections sections) {
        database.list(SELECT + " order by file_id", row -> provenance(account, row),
                account.value()).forEach(one -> sections.record("drawings", told(one)));
    }

    private static Map<String, Object> told(Provenance one) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("file", one.file().value().toString());
        switch (one.source()) {
            case Source.Job(var job) -> fields.put("job", job.value().toString());
            case Source.Answer(var message) -> fields.put("message", message.value().toString());
        }
        fields.put("provider", one.model().provider());
        fields.put("model", one.model().model());
        fields.put("prompt", one.prompt().reveal());
        fields.put("chargedMicros", one.charged().micros());
        return fields;
    }

    @Override public void erase(AccountId account) {
        database.update("delete from provenance where account_id = ?", account.value());
    }
}
