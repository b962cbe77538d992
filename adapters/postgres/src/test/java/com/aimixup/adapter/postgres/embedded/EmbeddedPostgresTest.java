package com.aimixup.adapter.postgres.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.adapter.postgres.DatabaseAddress;
import com.aimixup.adapter.postgres.PostgresRole;
import com.aimixup.adapter.postgres.StartRefused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EmbeddedPostgresTest {
    private static final String CANARY = "canary-8f3a1c";

    @TempDir Path folder;

    @Test void whatWasStoredIsThereAfterARestartWhichIsQuick() throws SQLException {
        try (var server = Scratch.start(folder)) {
            Scratch.execute(server, "create table kept (id int)");
        }
        var begin = System.nanoTime();
        try (var server = Scratch.start(folder)) {
            var millis = Duration.ofNanos(System.nanoTime() - begin).toMillis();
            assertEquals(List.of("0"), Scratch.ask(server, "select count(*) from kept"));
            assertTrue(millis < 3_000, "took " + millis + " ms");
        }
    }

    @Test void stoppingLeavesNoProcessBehind() {
        var server = Scratch.start(folder);
        var postmaster = Scratch.postmaster(folder);
        assertTrue(postmaster.isServer());
        server.close();
        assertFalse(postmaster.isServer());
        assertFalse(Files.exists(Postmaster.file(folder.resolve("cluster"))));
    }

    @Test void itIsDurableAndLetsNobodyInWithoutAPassword() throws SQLException {
        try (var server = Scratch.start(folder)) {
            assertEquals(List.of("on"), Scratch.ask(server, "show fsync"));
            assertEquals(List.of("on"), Scratch.ask(server, "show full_page_writes"));
            assertEquals(List.of("on"), Scratch.ask(server, "show data_checksums"));
            assertEquals(List.of("127.0.0.1"), Scratch.ask(server, "show listen_addresses"));
            assertEquals(List.of(""), Scratch.ask(server, "show unix_socket_directories"));
            assertEquals(List.of("scram-sha-256"), Scratch.ask(server,
                    "select distinct auth_method from pg_hba_file_rules"));
            for (var role : PostgresRole.values()) {
                var wrong = DatabaseAddress.of("127.0.0.1", server.port(), "aimixup",
                        role.sqlName(), "");
                assertThrows(SQLException.class, () -> wrong.connect(Duration.ofSeconds(5)));
            }
        }
    }

    @Test void theProgramsRoleOwnsNothing() throws SQLException {
        try (var server = Scratch.start(folder);
                var app = server.address(PostgresRole.APP).connect(Duration.ofSeconds(5))) {
            assertThrows(SQLException.class,
                    () -> Scratch.execute(app, "create table mine (id int)"));
            assertThrows(SQLException.class,
                    () -> Scratch.execute(app, "set role " + PostgresRole.OWNER.sqlName()));
        }
    }

    @Test void passwordsAreRandomAndOnlyWeCanReadThem() throws IOException {
        Scratch.start(folder).close();
        var file = folder.resolve("credentials");
        assertEquals("rw-------", PosixFilePermissions.toString(
                Files.getPosixFilePermissions(file)));
        assertEquals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"),
                Files.getAttribute(file, "unix:uid"));
        var passwords = Files.readAllLines(file).stream().map(line -> line.split("=")[1]).toList();
        assertEquals(4, passwords.stream().filter(password -> password.length() == 43)
                .distinct().count());
    }

    @Tag("secure.at-rest")
    @Test void theLogHoldsNothingThatWasSent() throws Exception {
        try (var server = Scratch.start(folder);
                var connection = server.address(PostgresRole.OWNER)
                        .connect(Duration.ofSeconds(5))) {
            Scratch.execute(connection, "create table t (id text primary key check (id <> 'no'))");
            Scratch.execute(connection, "insert into t values ('" + CANARY + "')");
            for (var sql : List.of("insert into t values ('" + CANARY + "')",
                    "selec '" + CANARY + "'", "select '" + CANARY + "'::int"))
                assertThrows(SQLException.class, () -> Scratch.execute(connection, sql));
            try (var statement = connection.prepareStatement("select ?::int")) {
                statement.setString(1, CANARY);
                assertThrows(SQLException.class, statement::executeQuery);
            }
        }
        try (var logs = Files.walk(folder.resolve("cluster").resolve("log"))) {
            var texts = logs.filter(Files::isRegularFile).map(EmbeddedPostgresTest::text).toList();
            assertTrue(texts.stream().anyMatch(text -> text.contains("duplicate key")));
            assertTrue(texts.stream().noneMatch(text -> text.contains("insert into")));
            // The server quotes a value that it cannot read as a number: nothing turns that off.
            // What a person wrote is sealed before it is sent, so it is never such a value.
            assertEquals(0, texts.stream().flatMap(String::lines)
                    .filter(line -> line.contains(CANARY))
                    .filter(line -> !line.contains("invalid input syntax")).count());
        }
    }

    @Test void aSecondProgramIsRefused() {
        try (var server = Scratch.start(folder)) {
            var refusal = assertThrows(StartRefused.class, () -> Scratch.start(folder));
            assertTrue(refusal.getMessage().contains("in use"), refusal.getMessage());
            assertTrue(server.port() > 0);
        }
        Scratch.start(folder).close();
    }

    @Test void aCommandJoinsARunningServerAndLeavesItRunning() throws SQLException {
        try (var server = Scratch.start(folder)) {
            try (var command = EmbeddedPostgres.join(Scratch.place(folder), new SecureRandom())) {
                assertEquals(server.port(), command.port());
                Scratch.execute(command, "create table seen (id int)");
            }
            assertEquals(List.of("0"), Scratch.ask(server, "select count(*) from seen"));
        }
    }

    @Test void aCommandStartsAndStopsTheServerWhereNoneRuns() {
        try (var command = EmbeddedPostgres.join(Scratch.place(folder), new SecureRandom())) {
            assertTrue(Scratch.postmaster(folder).isServer());
            assertTrue(command.port() > 0);
        }
        assertFalse(Files.exists(Postmaster.file(folder.resolve("cluster"))));
    }

    /** Ctrl-C goes to all processes of a terminal's session: we decide what stops first. */
    @Test void theServerIsInASessionOfItsOwn() throws IOException {
        try (var server = Scratch.start(folder)) {
            var session = session(Scratch.postmaster(folder).pid());
            assertNotEquals(session(ProcessHandle.current().pid()), session);
            assertTrue(server.port() > 0);
        }
    }

    private static String session(long pid) throws IOException {
        var stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
        return stat.substring(stat.lastIndexOf(')') + 2).split(" ")[3];
    }

    @Test void rootsServerRunsAsSomebodyElse() throws IOException {
        Assumptions.assumeTrue(isRoot());
        try (var server = Scratch.start(folder)) {
            var process = Path.of("/proc/" + Scratch.postmaster(folder).pid());
            assertNotEquals(0, Files.getAttribute(process, "unix:uid"));
            assertTrue(server.port() > 0);
        }
    }

    @Test void rootsServerRunsAlsoWhereNobodyElseMayPass() throws Exception {
        Assumptions.assumeTrue(isRoot());
        Assumptions.assumeTrue(new ProcessBuilder("unshare", "--user", "true").start()
                .waitFor() == 0, "no user namespaces here");
        var hidden = Files.createDirectory(folder.resolve("hidden"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        for (var start = 1; start <= 2; start++) {
            try (var server = Scratch.start(hidden.resolve("data"))) {
                assertEquals(List.of("1"), Scratch.ask(server, "select 1"));
            }
        }
        assertEquals(0, Files.getAttribute(hidden.resolve("data/cluster"), "unix:uid"));
    }

    private static boolean isRoot() throws IOException {
        return Files.getAttribute(Path.of("/proc/self"), "unix:uid", LinkOption.NOFOLLOW_LINKS)
                .equals(0);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
