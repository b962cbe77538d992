package com.aimixup.application.files;

import com.aimixup.application.privacy.PersonalData;
import com.aimixup.application.runtime.MemoryTable;
import com.aimixup.application.runtime.MemoryTransactions;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.files.FileId;
import com.aimixup.domain.files.ObjectId;
import com.aimixup.domain.files.StoredFile;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Files in memory. */
public final class MemoryStoredFiles implements StoredFiles {
    private static final Comparator<StoredFile> NEWEST_FIRST =
            Comparator.comparing(StoredFile::createdAt)
                    .thenComparing(file -> file.id().value().toString()).reversed();

    private record Key(AccountId account, FileId id) {}

    private record Kept(AccountId account, ObjectId id, byte[] fingerprint, long size) {}

    private final MemoryTable<Key, StoredFile> files;
    private final MemoryTable<ObjectId, Kept> kept;

    public MemoryStoredFiles(MemoryTransactions transactions) {
        files = transactions.table();
        kept = transactions.table();
    }

    @Override
    public void lock(AccountId account) {} // transactions are one at a time

    @Override
    public Optional<StoredFile> find(AccountId account, FileId id) {
        return files.find(new Key(account, id));
    }

    @Override
    public List<StoredFile> page(AccountId account, Optional<FileId> after, int limit) {
        var all = files.all((key, _) -> key.account().equals(account)).stream()
                .sorted(NEWEST_FIRST).toList();
        if (after.isEmpty()) return all.stream().limit(limit).toList();
        var last = find(account, after.get());
        if (last.isEmpty()) return List.of();
        return all.stream().filter(file -> NEWEST_FIRST.compare(file, last.get()) > 0)
                .limit(limit).toList();
    }

    @Override
    public long used(AccountId account) {
        return of(account).stream().mapToLong(Kept::size).sum();
    }

    @Override
    public Optional<ObjectId> known(AccountId account, byte[] fingerprint) {
        return of(account).stream()
                .filter(object -> Arrays.equals(object.fingerprint(), fingerprint))
                .map(Kept::id).findFirst();
    }

    @Override
    public void addObject(AccountId account, ObjectId object, byte[] fingerprint, long size) {
        if (known(account, fingerprint).isPresent())
            throw new IllegalStateException("these bytes have an object");
        if (!kept.add(object, new Kept(account, object, fingerprint, size)))
            throw new IllegalStateException("there is an object of this id");
    }

    @Override
    public void add(StoredFile file) {
        if (of(file.account()).stream().noneMatch(object -> object.id().equals(file.object())))
            throw new IllegalStateException("there is no such object");
        if (!files.add(new Key(file.account(), file.id()), file))
            throw new IllegalStateException("there is a file of this id");
    }

    @Override
    public Optional<ObjectId> remove(StoredFile file) {
        files.remove(new Key(file.account(), file.id()));
        if (!files.all((_, other) -> other.object().equals(file.object())).isEmpty())
            return Optional.empty();
        kept.remove(file.object());
        return Optional.of(file.object());
    }

    @Override
    public Set<ObjectId> owned(Collection<ObjectId> objects) {
        var owned = new HashSet<>(objects);
        owned.removeIf(object -> kept.find(object).isEmpty());
        return owned;
    }

    @Override
    public List<ObjectId> objects(Optional<ObjectId> after, int limit) {
        var from = after.map(object -> object.value().toString()).orElse("");
        return kept.all((id, _) -> id.value().toString().compareTo(from) > 0).stream()
                .map(Kept::id).sorted(Comparator.comparing(id -> id.value().toString()))
                .limit(limit).toList();
    }

    private List<Kept> of(AccountId account) {
        return kept.all((_, object) -> object.account().equals(account));
    }

    @Override
    public List<Table> tables() {
        return List.of();
    }

    @Override
    public void export(AccountId account, PersonalData.Sections sections) {
        page(account, Optional.empty(), Integer.MAX_VALUE).forEach(file ->
                sections.record("files", Map.of("id", file.id().value().toString(),
                        "name", file.name().reveal())));
    }

    @Override
    public void erase(AccountId account) {
        files.removeAll((key, _) -> key.account().equals(account));
        kept.removeAll((_, object) -> object.account().equals(account));
    }
}
