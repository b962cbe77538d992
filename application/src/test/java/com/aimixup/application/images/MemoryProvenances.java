package com.aimixup.application.images;

import com.aimixup.application.files.StoredFiles;
import com.aimixup.application.privacy.PersonalData;
import com.aimixup.application.runtime.MemoryTable;
import com.aimixup.application.runtime.MemoryTransactions;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.files.FileId;
import com.aimixup.domain.images.Provenance;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Provenances in memory. */
public final class MemoryProvenances implements Provenances {
    private record Key(AccountId account, FileId file) {}

    private final MemoryTable<Key, Provenance> rows;
    private final StoredFiles files;

    public MemoryProvenances(MemoryTransactions transactions, StoredFiles files) {
        rows = transactions.table();
        this.files = files;
    }

    @Override
    public void add(Provenance one) {
        if (files.find(one.account(), one.file()).isEmpty())
            throw new IllegalStateException("there is no such file");
        if (!rows.add(new Key(one.account(), one.file()), one))
            throw new IllegalStateException("the file comes from elsewhere");
    }

    @Override
    public Optional<Provenance> find(AccountId account, FileId file) {
        return files.find(account, file).flatMap(_ -> rows.find(new Key(account, file)));
    }

    @Override
    public List<PersonalData.Table> tables() {
        return List.of();
    }

    @Override
    public void export(AccountId account, Sections sections) {
        rows.all((key, _) -> key.account().equals(account)
                && files.find(account, key.file()).isPresent()).forEach(one ->
                sections.record("drawings", Map.of("file", one.file().value().toString(),
                        "prompt", one.prompt().reveal())));
    }

    @Override
    public void erase(AccountId account) {
        rows.removeAll((key, _) -> key.account().equals(account));
    }
}
