package com.aimixup.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A start that cannot go well ends with plain words, changes nothing and leaves no process. */
final class RefusedStartTest {
    private static DataFolder data;
    private static List<String> rows;

    @BeforeAll
    static void useItOnce() {
        data = DataFolder.used();
        try (var program = data.start("start")) {
            var person = Person.signUp(program.ready());
            person.conversation("single", "fast");
            program.terminate();
            program.exitCode();
        }
        rows = rows();
    }

    @AfterAll
    static void remove() {
        data.close();
    }

    @AfterEach
    void nothingIsLeftBehind() {
        assertEquals(List.of(), data.processes());
    }

    @Test
    void aTakenPortIsNamedTogetherWithItsSetting() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            var port = Integer.toString(taken.getLocalPort());
            var said = refused(Map.of("AIMIXUP_PORT", port));
            assertTrue(said.contains("port " + port) && said.contains("AIMIXUP_PORT"), said);
            var observe = refused(Map.of("AIMIXUP_OBSERVE_PORT", port));
            assertTrue(observe.contains("port " + port)
                    && observe.contains("AIMIXUP_OBSERVE_PORT"), observe);
        }
    }

    @Test
    void aWrongMasterKeyIsNamedByItsVersionAndNothingIsWritten() throws IOException {
        var key = data.path("keys/master-1.key");
        var right = Files.readString(key);
        var other = new byte[32];
        other[7] = 7;
        try {
            Files.writeString(key, Base64.getEncoder().encodeToString(other) + "\n");
            var said = refused(Map.of());
            assertTrue(said.toLowerCase(Locale.ROOT).contains("master key 1"), said);
            assertFalse(said.contains(Base64.getEncoder().encodeToString(other)), said);
            for (var command : List.of(new String[] {"keys", "rotate"},
                    new String[] {"verify-ledger"}))
                try (var program = data.start(command)) {
                    program.refusal();
                }
            assertEquals(rows, rows());
            assertEquals(List.of("master-1.key"), names(data.path("keys")));
        } finally {
            Files.writeString(key, right);
        }
        assertStarts();
    }

    @Test
    void aMissingMasterKeyIsNamedAndNoOtherIsMade() throws IOException {
        var aside = data.path("keys-aside");
        Files.move(data.path("keys"), aside);
        try {
            var said = refused(Map.of());
            assertTrue(said.toLowerCase(Locale.ROOT).contains("master key 1"), said);
            assertFalse(Files.exists(data.path("keys/master-1.key")));
            assertEquals(rows, rows());
        } finally {
            Files.deleteIfExists(data.path("keys"));
            Files.move(aside, data.path("keys"));
        }
        assertStarts();
    }

    @Test
    void aDatabaseOfANewerAiMixUpIsRefused() {
        data.database(database -> database.update("insert into databasechangelog (id, author,"
                + " filename, dateexecuted, orderexecuted, exectype) values ('later-9',"
                + " 'aimixup', 'db/later.sql', now(), 9999, 'EXECUTED')"));
        var fingerprint = data.database(database -> database.one("update schema_fingerprint new"
                + " set value = 'of a later version' from schema_fingerprint old"
                + " returning old.value", row -> row.text("value")));
        try {
            var newer = rows();
            var said = refused(Map.of());
            assertTrue(said.contains("newer") && said.contains("later-9"), said);
            assertEquals(newer, rows());
        } finally {
            data.database(database -> database.update(
                    "delete from databasechangelog where id = 'later-9'"));
            data.database(database -> database.update(
                    "update schema_fingerprint set value = ?", fingerprint));
        }
        assertStarts();
    }

    @Test
    void aFolderOfANewerPostgresIsRefused() throws IOException {
        var file = data.path("postgres/cluster/PG_VERSION");
        var right = Files.readString(file);
        try {
            Files.writeString(file, "99\n");
            var said = refused(Map.of());
            assertTrue(said.contains("99") && said.contains("newer"), said);
        } finally {
            Files.writeString(file, right);
        }
    }

    @Test
    void aDatabaseThatCannotBeReachedIsNamedWithoutItsPassword() throws IOException {
        int closed;
        try (var socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            closed = socket.getLocalPort();
        }
        var said = refused(Map.of("AIMIXUP_DATABASE_URL",
                "postgresql://anna:sesame@127.0.0.1:" + closed + "/aimixup"));
        assertTrue(said.contains("127.0.0.1:" + closed)
                && said.contains("AIMIXUP_DATABASE_URL"), said);
        assertFalse(said.contains("sesame"), said);
    }

    @Test
    void aWrongSettingIsNamed() {
        assertTrue(refused(Map.of("AIMIXUP_PORT", "eighty")).contains("AIMIXUP_PORT"));
        assertTrue(refused(Map.of("AIMIXUP_LEASE_SECONDS", "0"))
                .contains("AIMIXUP_LEASE_SECONDS"));
    }

    private static String refused(Map<String, String> settings) {
        try (var program = data.startWith(settings, "start")) {
            return program.refusal();
        }
    }

    private static void assertStarts() {
        assertTrue(data.run("verify-ledger").contains("the ledger verifies"));
    }

    private static List<String> rows() {
        return data.database(Tables::rows);
    }

    private static List<String> names(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
