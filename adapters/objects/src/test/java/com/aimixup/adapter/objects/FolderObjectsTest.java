package com.aimixup.adapter.objects;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.application.files.Objects;
import com.aimixup.application.files.ObjectsContract;
import com.aimixup.application.runtime.StoreUnavailable;
import com.aimixup.domain.files.ObjectId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FolderObjectsTest extends ObjectsContract {
    private static final UUID ID = UUID.fromString("3fa0aaaa-0000-4000-8000-000000000001");
    @TempDir
    private Path folder;
    private Path root;
    private Objects objects;

    @BeforeEach
    void open() {
        root = folder.resolve("objects");
        objects = new FolderObjects(root);
    }

    @Override
    protected Objects objects() {
        return objects;
    }

    @Test
    void aNameIsTheIdOnTwoLevelsOfFolders() throws IOException {
        put(new ObjectId(ID), 9);
        assertEquals(List.of("3f/a0/" + ID), files());
        assertEquals("rwx------",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(root)));
    }

    @Test
    void anotherProcessSeesWhatWasPut() throws IOException {
        var bytes = put(one, 1_000);
        objects = new FolderObjects(root);
        assertArrayEquals(bytes, read(one, 0, 1_000));
    }

    @Test
    void whatACrashLeftIsListedAndCanBeDeletedButIsNoObject() throws IOException {
        put(new ObjectId(ID), 9);
        var file = root.resolve("3f/a0/" + ID);
        Files.move(file, file.resolveSibling(ID + ".part"));
        assertFalse(objects.has(new ObjectId(ID)));
        assertTrue(objects.open(new ObjectId(ID), 0, 1).isEmpty());
        assertEquals(Set.of(new ObjectId(ID)), listed());
        objects.delete(new ObjectId(ID));
        assertEquals(List.of(), files());
    }

    @Test
    void whatElseLiesInTheFolderIsLeftAlone() throws IOException {
        Files.writeString(root.resolve("README"), "x");
        put(one, 1);
        assertEquals(Set.of(one), listed());
    }

    @Test
    void manyAtOnceDoNotDisturbEachOther() throws Exception {
        var puts = new ArrayList<Callable<Boolean>>();
        for (int i = 0; i < 64; i++) {
            var id = new ObjectId(new UUID(ID.getMostSignificantBits() + i % 4, i));
            puts.add(() -> {
                objects.put(id, new ByteArrayInputStream(new byte[100_000]));
                return read(id, 0, 100_000).length == 100_000;
            });
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : threads.invokeAll(puts)) assertTrue(done.get());
        }
        assertEquals(64, files().size());
    }

    @Test
    void aFolderThatCannotBeUsedIsAnUnavailableStore() throws IOException {
        Files.delete(root);
        Files.writeString(root, "a file in its place");
        assertThrows(StoreUnavailable.class, () -> put(one, 1));
    }

    private List<String> files() throws IOException {
        try (var files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString()).toList();
        }
    }
}
