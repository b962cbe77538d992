package com.aimixup.application.files;

import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.files.FileId;
import com.aimixup.domain.files.ObjectId;
import java.util.Collection;
import java.util.List;

/** Removes files together with what they hang on: rows in its transaction, bytes after it. */
public final class FileRemoval {
    private final StoredFiles files;
    private final Objects objects;

    public FileRemoval(StoredFiles files, Objects objects) {
        this.files = files;
        this.objects = objects;
    }

    /**
     * Within a transaction. Files that are gone already do not matter.
     *
     * @return whose bytes can go once it is committed
     */
    public List<ObjectId> forget(AccountId account, Collection<FileId> gone) {
        if (gone.isEmpty()) return List.of();
        files.lock(account);
        return gone.stream().flatMap(file -> files.find(account, file).stream())
                .flatMap(file -> files.remove(file).stream()).toList();
    }

    /** After the commit: a file without bytes would be worse than bytes without a file. */
    public void deleteBytes(List<ObjectId> forgotten) {
        forgotten.forEach(object -> Leftovers.delete(objects, object));
    }
}
