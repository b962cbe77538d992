package com.aimixup.application.files;

import com.aimixup.application.privacy.PersonalData;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.files.FileId;
import com.aimixup.domain.files.ObjectId;
import com.aimixup.domain.files.StoredFile;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of files, and of the objects that hold their bytes. Erasing forgets the objects; a
 * sweep takes their bytes away.
 */
public interface StoredFiles extends PersonalData {

    /** One change of a person's files at a time, until the transaction ends. */
    void lock(AccountId account);

    Optional<StoredFile> find(AccountId account, FileId id);

    /** Newest first. */
    List<StoredFile> page(AccountId account, Optional<FileId> after, int limit);

    /** The bytes of the person's objects, each counted once. */
    long used(AccountId account);

    /** The person's object with these bytes. */
    Optional<ObjectId> known(AccountId account, byte[] fingerprint);

    void addObject(AccountId account, ObjectId object, byte[] fingerprint, long size);

    /** Its object must be there. */
    void add(StoredFile file);

    /** @return the object, if no other file has it: it is forgotten, its bytes can go */
    Optional<ObjectId> remove(StoredFile file);

    /** Which of these belong to somebody. */
    Set<ObjectId> owned(Collection<ObjectId> objects);

    /** Everybody's, in the order of their ids. */
    List<ObjectId> objects(Optional<ObjectId> after, int limit);
}
