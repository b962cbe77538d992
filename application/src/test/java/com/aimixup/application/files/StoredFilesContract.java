package com.aimixup.application.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.application.privacy.MemorySections;
import com.aimixup.application.privacy.Vault;
import com.aimixup.application.runtime.Transactions;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.files.FileId;
import com.aimixup.domain.files.ObjectId;
import com.aimixup.domain.files.StoredFile;
import com.aimixup.domain.privacy.Private;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a store of files promises. */
public abstract class StoredFilesContract {
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
    private final AccountId anna = new AccountId(UUID.randomUUID());
    private final AccountId ben = new AccountId(UUID.randomUUID());
    private final ObjectId object = new ObjectId(UUID.randomUUID());

    protected abstract StoredFiles files();

    protected abstract Vault vault();

    protected abstract Transactions transactions();

    @BeforeEach
    void createKeys() {
        vault().createKey(anna);
        vault().createKey(ben);
        run(() -> files().addObject(anna, object, new byte[] {1, 2}, 700));
    }

    @Test
    void whatWasAddedIsFoundByItsOwnerOnly() {
        var file = add("holiday \u00e9\u4e2d.png", object, 0);
        assertEquals(Optional.of(file), files().find(anna, file.id()));
        assertEquals(Optional.empty(), files().find(ben, file.id()));
        assertEquals(Optional.empty(), files().find(anna, new FileId(UUID.randomUUID())));
    }

    @Test
    void anObjectIsKnownByItsBytesToItsOwnerOnly() {
        assertEquals(Optional.of(object), files().known(anna, new byte[] {1, 2}));
        assertEquals(Optional.empty(), files().known(anna, new byte[] {1}));
        assertEquals(Optional.empty(), files().known(ben, new byte[] {1, 2}));
        assertEquals(700, files().used(anna));
        assertEquals(0, files().used(ben));
        assertThrows(RuntimeException.class, () -> run(() ->
                files().addObject(anna, new ObjectId(UUID.randomUUID()), new byte[] {1, 2}, 7)));
    }

    @Test
    void aFileNeedsAnObjectOfItsOwnPerson() {
        assertThrows(RuntimeException.class,
                () -> add("x", new ObjectId(UUID.randomUUID()), 0));
        assertThrows(RuntimeException.class, () -> run(() -> files().add(new StoredFile(ben,
                new FileId(UUID.randomUUID()), Private.of("x"), "a/b", 700, object, NOON))));
    }

    @Test
    void anObjectIsForgottenWithItsLastFile() {
        var one = add("one", object, 0);
        var two = add("two", object, 1);
        assertEquals(Optional.empty(), transactions().run(() -> files().remove(one)));
        assertEquals(Set.of(object), files().owned(List.of(object)));
        assertEquals(Optional.of(object), transactions().run(() -> files().remove(two)));
        assertEquals(Set.of(), files().owned(List.of(object)));
        assertEquals(Optional.empty(), files().known(anna, new byte[] {1, 2}));
        assertEquals(0, files().used(anna));
    }

    @Test
    void pagesGoFromTheNewestToTheOldest() {
        var added = new ArrayList<StoredFile>();
        for (int i = 0; i < 7; i++) added.addFirst(add("file " + i, object, i / 2));
        var read = new ArrayList<StoredFile>();
        var page = files().page(anna, Optional.empty(), 3);
        while (!page.isEmpty()) {
            assertTrue(page.size() <= 3);
            read.addAll(page);
            page = files().page(anna, Optional.of(page.getLast().id()), 3);
        }
        assertEquals(Set.copyOf(added), Set.copyOf(read));
        assertEquals(7, read.size());
        assertEquals(added.stream().map(StoredFile::createdAt).toList(),
                read.stream().map(StoredFile::createdAt).toList());
        assertEquals(List.of(), files().page(ben, Optional.empty(), 3));
        assertEquals(List.of(), files().page(ben, Optional.of(read.getFirst().id()), 3));
    }

    @Test
    void allObjectsArePagedByTheirIds() {
        run(() -> files().addObject(ben, new ObjectId(UUID.randomUUID()), new byte[] {3}, 0));
        var all = new ArrayList<ObjectId>();
        var page = files().objects(Optional.empty(), 1);
        while (!page.isEmpty()) {
            all.addAll(page);
            page = files().objects(Optional.of(page.getLast()), 1);
        }
        assertTrue(all.contains(object));
        assertEquals(all.size(), Set.copyOf(all).size());
        assertTrue(all.size() >= 2);
    }

    @Test
    void whatFailedLeavesNothing() {
        assertThrows(IllegalArgumentException.class, () -> run(() -> {
            files().lock(anna);
            add(anna, "x", object, 0);
            throw new IllegalArgumentException();
        }));
        assertEquals(List.of(), files().page(anna, Optional.empty(), 10));
    }

    @Test
    void exportShowsNamesAndErasureForgetsAll() {
        add("diary.txt", object, 0);
        var sections = new MemorySections();
        files().export(anna, sections);
        assertEquals("diary.txt", sections.of("files").getFirst().get("name"));
        run(() -> files().addObject(ben, new ObjectId(UUID.randomUUID()), new byte[] {3}, 5));
        run(() -> files().erase(anna));
        run(() -> files().erase(anna));
        assertEquals(List.of(), files().page(anna, Optional.empty(), 10));
        assertEquals(Set.of(), files().owned(List.of(object)));
        assertEquals(5, files().used(ben));
    }

    private StoredFile add(String name, ObjectId of, int minute) {
        return transactions().run(() -> add(anna, name, of, minute));
    }

    private StoredFile add(AccountId account, String name, ObjectId of, int minute) {
        var file = new StoredFile(account, new FileId(UUID.randomUUID()), Private.of(name),
                "text/plain", 700, of, NOON.plusSeconds(60L * minute));
        files().add(file);
        return file;
    }

    private void run(Runnable work) {
        transactions().run(work);
    }
}
