package com.aimixup.adapter.postgres;

import com.aimixup.application.files.StoredFiles;
import com.aimixup.application.privacy.FieldRef;
import com.aimixup.application.privacy.Vault;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.files.FileId;
import com.aimixup.domain.files.ObjectId;
import com.aimixup.domain.files.StoredFile;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Files; what a person called them is sealed. */
public final class PostgresStoredFiles implements StoredFiles {
    private static final String TABLE = "file";
    private static final String OBJECTS = "file_object";
    private static final int EXPORT_PAGE = 100;
    private static final String SELECT = "select f.id, f.object_id, f.name, f.media_type, o.size,"
            + " f.created_at from file f join file_object o on o.account_id = f.account_id"
            + " and o.id = f.object_id where f.account_id = ?";
    private static final String ORDER = " order by f.created_at desc, f.id desc limit ?";

    private final Database database;
    private final Vault vault;

    public PostgresStoredFiles(Database database, Vault vault) {
        this.database = database;
        this.vault = vault;
    }

    /** Not a row, since a person without files has none. */
    @Override public void lock(AccountId account) {
        database.one("select 1 as locked from pg_advisory_xact_lock("
                + "hashtextextended('files/' || ?, 0))", row -> row.number("locked"),
                account.value().toString());
    }

    @Override public Optional<StoredFile> find(AccountId account, FileId id) {
        return database.first(SELECT + " and f.id = ?", row -> file(account, row),
                account.value(), id.value());
    }

    @Override public List<StoredFile> page(AccountId account, Optional<FileId> after, int limit) {
        return after
                .map(id -> database.list(SELECT + " and (f.created_at, f.id) < (select created_at,"
                        + " id from file where account_id = ? and id = ?)" + ORDER,
                        row -> file(account, row), account.value(), account.value(), id.value(),
                        limit))
                .orElseGet(() -> database.list(SELECT + ORDER, row -> file(account, row),
                        account.value(), limit));
    }

    @Override public long used(AccountId account) {
        return database.one("select coalesce(sum(size), 0)::bigint as used from file_object"
                + " where account_id = ?", row -> row.number("used"), account.value());
    }

    @Override public Optional<ObjectId> known(AccountId account, byte[] fingerprint) {
        return database.first("select id from file_object where account_id = ?"
                + " and fingerprint = ?", row -> new ObjectId(row.id("id")), account.value(),
                fingerprint);
    }

    @Override public void addObject(AccountId account, ObjectId object, byte[] fingerprint,
            long size) {
        database.update("insert into file_object (account_id, id, fingerprint, size)"
                + " values (?, ?, ?, ?)", account.value(), object.value(), fingerprint, size);
    }

    @Override public void add(StoredFile file) {
        database.update("insert into file (account_id, id, object_id, name, media_type,"
                + " created_at) values (?, ?, ?, ?, ?, ?)", file.account().value(),
                file.id().value(), file.object().value(),
                vault.seal(name(file.account(), file.id().value()), file.name()),
                file.mediaType(), file.createdAt());
    }

    @Override public Optional<ObjectId> remove(StoredFile file) {
        var account = file.account().value();
        var object = file.object().value();
        database.update("delete from file where account_id = ? and id = ?", account,
                file.id().value());
        var gone = database.update("delete from file_object o where account_id = ? and id = ?"
                + " and not exists (select from file f where f.account_id = o.account_id"
                + " and f.object_id = o.id)", account, object);
        return gone == 1 ? Optional.of(file.object()) : Optional.empty();
    }

    @Override public Set<ObjectId> owned(Collection<ObjectId> objects) {
        return new HashSet<>(database.list("select id from file_object"
                + " where id = any (?::uuid[])", row -> new ObjectId(row.id("id")),
                (Object) objects.stream().map(ObjectId::value).toArray(UUID[]::new)));
    }

    @Override public List<ObjectId> objects(Optional<ObjectId> after, int limit) {
        return database.list("select id from file_object where id > ?::uuid order by id limit ?",
                row -> new ObjectId(row.id("id")),
                after.map(ObjectId::value).orElse(new UUID(0, 0)), limit);
    }

    private StoredFile file(AccountId account, Row row) {
        var id = row.id("id");
        return new StoredFile(account, new FileId(id),
                vault.open(name(account, id), row.bytes("name")), row.text("media_type"),
                row.number("size"), new ObjectId(row.id("object_id")), row.instant("created_at"));
    }

    private static FieldRef name(AccountId account, UUID id) {
        return new FieldRef(account, TABLE, "name", id);
    }

    @Override public List<Table> tables() {
        return List.of(
                new Table(TABLE, "the files that you gave us, and their names", "basis.contract",
                        "retain.conversations", AfterErasure.REMOVED),
                new Table(OBJECTS, "where their bytes are, and how many", "basis.contract",
                        "retain.conversations", AfterErasure.REMOVED));
    }

    @Override public void export(AccountId account, Sections sections) {
        var page = page(account, Optional.empty(), EXPORT_PAGE);
        while (!page.isEmpty()) {
            page.forEach(file -> {
                var fields = new LinkedHashMap<String, Object>();
                fields.put("id", file.id().value().toString());
                fields.put("name", file.name().reveal());
                fields.put("mediaType", file.mediaType());
                fields.put("size", file.size());
                fields.put("createdAt", file.createdAt());
                sections.record("files", fields);
            });
            page = page(account, Optional.of(page.getLast().id()), EXPORT_PAGE);
        }
    }

    /** The bytes cannot be read any more without the account's key, and go with the next sweep. */
    @Override public void erase(AccountId account) {
        database.update("delete from file where account_id = ?", account.value());
        database.update("delete from file_object where account_id = ?", account.value());
    }
}
