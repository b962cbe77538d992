package com.aimixup.application.files;

import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.files.ByteRange;
import com.aimixup.domain.files.FileId;
import com.aimixup.domain.files.StoredFile;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** Shows a person their files; another person's are as unknown as none. */
public final class ReadFiles {
    private final StoredFiles files;
    private final Objects objects;
    private final FileCipher cipher;

    public ReadFiles(StoredFiles files, Objects objects, FileCipher cipher) {
        this.files = files;
        this.objects = objects;
        this.cipher = cipher;
    }

    /** Newest first. */
    public List<StoredFile> page(AccountId account, Optional<FileId> after, int limit) {
        return files.page(account, after, limit);
    }

    public Optional<StoredFile> one(AccountId account, FileId id) {
        return files.find(account, id);
    }

    /** Opened as it is read; to be closed. */
    public InputStream content(StoredFile file, ByteRange range) {
        return cipher.open(file.account(), file.object(), file.size(), range, (from, length) ->
                objects.open(file.object(), from, length).orElseThrow(() ->
                        new IllegalStateException("the bytes of a file are missing")));
    }
}
