package com.aimixup.adapter.postgres.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.adapter.postgres.PostgresRole;
import com.aimixup.adapter.postgres.StartRefused;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills, leftovers and folders that are not ours to use. */
final class EmbeddedPostgresFaultsTest {
    @TempDir Path folder;

    /** A program of its own, to be killed. */
    static final class Victim {
        public static void main(String[] arguments) throws InterruptedException {
            var server = Scratch.start(Path.of(arguments[0]));
            System.out.println(server.port());
            Thread.sleep(Long.MAX_VALUE);
        }
    }

    private Process startVictim() throws IOException {
        var victim = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp", System.getProperty("java.class.path"), Victim.class.getName(),
                folder.toString()).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        var port = new BufferedReader(new InputStreamReader(victim.getInputStream())).readLine();
        assertTrue(port != null && port.matches("\\d+"), "the other program did not start");
        return victim;
    }

    private void kill(Process victim) throws InterruptedException {
        victim.destroyForcibly().waitFor();
    }

    @Test void whileAnotherProgramLivesItsFolderIsRefusedAndThenItsServerIsAdopted()
            throws Exception {
        var victim = startVictim();
        try {
            var refusal = assertThrows(StartRefused.class, () -> Scratch.start(folder));
            assertTrue(refusal.getMessage().contains("in use"), refusal.getMessage());
        } finally {
            kill(victim);
        }
        var orphan = Scratch.postmaster(folder);
        assertTrue(orphan.isServer());
        try (var server = Scratch.start(folder)) {
            assertEquals(orphan, Scratch.postmaster(folder));
            assertEquals(List.of("1"), Scratch.ask(server, "select 1"));
        }
        assertFalse(orphan.isServer());
    }

    @Test void anOrphanOnAnotherPortThanTheWantedIsReplaced() throws Exception {
        kill(startVictim());
        var orphan = Scratch.postmaster(folder);
        var wanted = freePort();
        try (var server = EmbeddedPostgres.start(new EmbeddedPostgres.Place(folder,
                Scratch.BINARIES, wanted), new SecureRandom())) {
            assertEquals(wanted, server.port());
            assertFalse(orphan.isServer());
        }
    }

    @Test void anOrphanThatDoesNotAnswerIsReplaced() throws Exception {
        kill(startVictim());
        var orphan = Scratch.postmaster(folder);
        Scratch.signal(orphan, "STOP");
        try (var server = Scratch.start(folder)) {
            assertNotEquals(orphan.pid(), Scratch.postmaster(folder).pid());
            assertEquals(List.of("1"), Scratch.ask(server, "select 1"));
        }
    }

    @Test void whatWasCommittedOutlivesAKilledServer() throws Exception {
        var server = Scratch.start(folder);
        Scratch.execute(server, "create table kept as select 7 as id");
        Scratch.kill(folder);
        server.close();
        try (var again = Scratch.start(folder)) {
            assertEquals(List.of("7"), Scratch.ask(again, "select id from kept"));
        }
    }

    @Test void onceClosedNobodyWorksForAKilledServer() throws Exception {
        var server = Scratch.start(folder);
        try (var connection = server.address(PostgresRole.APP).connect(Duration.ofSeconds(10))) {
            Scratch.kill(folder);
            server.close();
            assertThrows(SQLException.class, () -> Scratch.execute(connection, "select 1"));
        }
        assertEquals(List.of(), Postmaster.workers(folder.resolve("cluster")));
        server.close(); // and is harmless if repeated
    }

    @Test void aNoteOfAProcessThatIsNoServerIsIgnored() throws Exception {
        Scratch.start(folder).close();
        var cluster = folder.resolve("cluster");
        Files.writeString(Postmaster.file(cluster), ProcessHandle.current().pid() + "\n"
                + cluster + "\n1\n5432\n\n127.0.0.1\n  1  1\nready   \n");
        try (var server = Scratch.start(folder)) {
            assertEquals(List.of("1"), Scratch.ask(server, "select 1"));
        }
    }

    @Test void aHalfMadeClusterIsMadeAnew() throws Exception {
        Files.createDirectories(folder.resolve("cluster.new/base"));
        Files.writeString(folder.resolve("cluster.new/PG_VERSION"), "18");
        try (var server = Scratch.start(folder)) {
            assertEquals(List.of("1"), Scratch.ask(server, "select 1"));
        }
    }

    @Test void aFolderOfANewerServerIsRefusedUntouched() throws IOException {
        refusedFor("99\n", "newer");
    }

    @Test void aFolderOfAnOlderServerIsRefusedUntouched() throws IOException {
        refusedFor("15\n", "made by PostgreSQL 15");
    }

    @Test void aFolderThatIsNoClusterIsRefusedUntouched() throws IOException {
        refusedFor("what?\n", "not a PostgreSQL data folder");
    }

    private void refusedFor(String version, String reason) throws IOException {
        var file = folder.resolve("cluster").resolve("PG_VERSION");
        Files.createDirectory(file.getParent());
        Files.writeString(file, version);
        var refusal = assertThrows(StartRefused.class, () -> Scratch.start(folder));
        assertTrue(refusal.getMessage().contains(reason), refusal.getMessage());
        try (var files = Files.list(file.getParent())) {
            assertEquals(List.of(file), files.toList());
        }
    }

    @Test void lostPasswordsAreNamed() throws IOException {
        Scratch.start(folder).close();
        Files.delete(folder.resolve("credentials"));
        var refusal = assertThrows(StartRefused.class, () -> Scratch.start(folder));
        assertTrue(refusal.getMessage().contains("credentials"), refusal.getMessage());
    }

    @Test void aTakenPortIsNamed() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            var place = new EmbeddedPostgres.Place(folder, Scratch.BINARIES,
                    taken.getLocalPort());
            var refusal = assertThrows(StartRefused.class,
                    () -> EmbeddedPostgres.start(place, new SecureRandom()));
            assertEquals("port " + taken.getLocalPort()
                    + " is taken; choose another for the database", refusal.getMessage());
        }
        Scratch.start(folder).close();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }
}
