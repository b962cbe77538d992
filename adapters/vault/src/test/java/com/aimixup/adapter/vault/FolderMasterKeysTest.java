package com.aimixup.adapter.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FolderMasterKeysTest {
    @TempDir
    private Path parent;
    private Path folder;
    private FolderMasterKeys source;

    @BeforeEach
    void open() {
        folder = parent.resolve("data/keys");
        source = new FolderMasterKeys(folder);
    }

    @Test
    void aFolderThatIsNotThereHoldsNoKeysAndIsNotMade() {
        assertEquals(Map.of(), source.read());
        assertFalse(Files.exists(folder));
    }

    @Test
    void aKeyIsReadBackAndIsTheOwnersAlone() throws IOException {
        var key = random(1);
        assertEquals(key.base64(), source.add(key).base64());
        assertEquals(key.base64(), new FolderMasterKeys(folder).read().get(1).base64());
        assertEquals("rwx------", permissions(folder));
        assertEquals("rw-------", permissions(folder.resolve("master-1.key")));
        assertEquals(Set.of("master-1.key"), names());
        assertTrue(source.place(1).endsWith("data/keys/master-1.key"));
    }

    @Test
    void ofManyWhoAddAVersionOneWinsAndAllGetThatKey() throws Exception {
        var kept = new HashSet<String>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<String> add = () -> source.add(random(1)).base64();
            for (var result : threads.invokeAll(
                    IntStream.range(0, 32).mapToObj(_ -> add).toList()))
                kept.add(result.get());
        }
        assertEquals(Set.of(source.read().get(1).base64()), kept);
        assertEquals(Set.of("master-1.key"), names());
    }

    @Test
    void aDestroyedKeyIsGone() throws IOException {
        source.add(random(1));
        source.add(random(2));
        assertTrue(source.destroy(1));
        assertTrue(source.destroy(1));
        assertEquals(Set.of(2), source.read().keySet());
        assertEquals(Set.of("master-2.key"), names());
    }

    /** What another name of the same file still shows after its destruction. */
    @Test
    void aDestroyedKeyIsOverwritten() throws IOException {
        source.add(random(1));
        var link = folder.resolve("link");
        Files.createLink(link, folder.resolve("master-1.key"));
        source.destroy(1);
        assertTrue(Files.readString(link).chars().allMatch(c -> c == 0));
    }

    @Test
    void aDestructionThatCrashedIsFinished() throws IOException {
        source.add(random(1));
        Files.move(folder.resolve("master-1.key"), folder.resolve("doomed-1.key"));
        assertEquals(Map.of(), source.read());
        source.destroy(1);
        assertEquals(Set.of(), names());
    }

    @Test
    void aDamagedKeyIsNamedButNotShown() throws IOException {
        source.add(random(3));
        var half = random(3).base64().substring(20);
        Files.writeString(folder.resolve("master-3.key"), half);
        var failure = assertThrows(MasterKeyUnusable.class, source::read);
        assertTrue(failure.getMessage().contains("Master key 3 in " + folder));
        assertFalse(failure.getMessage().contains(half));
    }

    @Test
    void aKeyThatOthersCanReadIsRefused() throws IOException {
        source.add(random(1));
        Files.setPosixFilePermissions(folder.resolve("master-1.key"),
                PosixFilePermissions.fromString("rw-r--r--"));
        var failure = assertThrows(MasterKeyUnusable.class, source::read);
        assertTrue(failure.getMessage().contains("chmod 600"));
    }

    @Test
    void otherFilesAreNoKeys() throws IOException {
        source.add(random(1));
        for (var name : new String[] {"master-x.key", "master-0.key", "draft-1.key", "README"})
            Files.writeString(folder.resolve(name), "?");
        assertEquals(Set.of(1), source.read().keySet());
    }

    private Set<String> names() throws IOException {
        var names = new HashSet<String>();
        try (var files = Files.list(folder)) {
            files.forEach(file -> names.add(file.getFileName().toString()));
        }
        return names;
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    private static MasterKey random(int version) {
        return MasterKey.random(version, new SecureRandom());
    }
}
