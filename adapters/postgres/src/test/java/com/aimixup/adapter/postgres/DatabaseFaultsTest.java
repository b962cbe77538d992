package com.aimixup.adapter.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.adapter.postgres.embedded.EmbeddedPostgres;
import com.aimixup.adapter.postgres.embedded.Scratch;
import com.aimixup.application.runtime.StoreUnavailable;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server goes away under its users, and they find it again. */
final class DatabaseFaultsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    @TempDir Path folder;

    @Test void afterARestartOfTheServerItHealsByItself() {
        var server = Scratch.start(folder);
        try (var database = Database.open(server.address(PostgresRole.APP), 4, PATIENCE)) {
            fill(database);
            server.close();
            failure(database);
            server = EmbeddedPostgres.start(new EmbeddedPostgres.Place(folder, Scratch.BINARIES,
                    server.port()), new SecureRandom());
            awaitAnswer(database);
            fill(database);
        } finally {
            server.close();
        }
    }

    @Test void afterACrashOfTheServerItHealsByItself() throws Exception {
        var server = Scratch.start(folder);
        try (var database = Database.open(server.address(PostgresRole.APP), 4, PATIENCE)) {
            fill(database);
            Scratch.kill(folder);
            server.close();
            failure(database);
            server = EmbeddedPostgres.start(new EmbeddedPostgres.Place(folder, Scratch.BINARIES,
                    server.port()), new SecureRandom());
            awaitAnswer(database);
        } finally {
            server.close();
        }
    }

    @Test void aConnectionThatBreaksInATransactionHarmsThatOneOnly() throws Exception {
        try (var server = Scratch.start(folder);
                var database = Database.open(server.address(PostgresRole.APP), 4, PATIENCE)) {
            assertThrows(StoreUnavailable.class, () -> database.run(() -> {
                var backend = database.one("select pg_backend_pid() as pid",
                        row -> row.integer("pid"));
                try {
                    Scratch.ask(server, "select pg_terminate_backend(" + backend + ", 5000)");
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
                return answer(database);
            }));
            assertEquals(1, answer(database));
            assertEquals(0, database.busyConnections());
        }
    }

    @Test void whoWaitsTooLongForAConnectionIsToldSo() {
        try (var server = Scratch.start(folder); var database = Database.open(
                server.address(PostgresRole.APP), 1, Duration.ofMillis(300))) {
            var told = database.run(() -> {
                answer(database);
                try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                    return threads.submit(() -> failure(database)).get();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
            assertTrue(told.getMessage().startsWith("store unavailable"));
            assertEquals(1, answer(database));
        }
    }

    @Test void whoMeetsABusyServerWaitsLongerThanForOneThatIsAway() throws Exception {
        try (var server = Scratch.start(folder); var database = Database.open(
                server.address(PostgresRole.APP), 1, Duration.ofMillis(300));
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var begun = new CountDownLatch(1);
            var slow = threads.submit(() -> database.run(() -> {
                answer(database);
                begun.countDown();
                return database.one("select 1 as n from pg_sleep(0.7)",
                        row -> row.integer("n"));
            }));
            begun.await();
            assertEquals(1, answer(database));
            assertEquals(1, slow.get());
        }
    }

    /** Uses all connections at once, so that all of them are there to break. */
    private static void fill(Database database) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked = IntStream.range(0, 16).mapToObj(_ -> threads.submit(
                    () -> database.run(() -> answer(database)))).toList();
            for (var answer : asked) assertEquals(1, answer.get());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void awaitAnswer(Database database) {
        var deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (true) {
            try {
                assertEquals(1, answer(database));
                return;
            } catch (StoreUnavailable failure) {
                assertTrue(System.nanoTime() < deadline, "still away: " + failure);
            }
        }
    }

    private static int answer(Database database) {
        return database.one("select 1 as n", row -> row.integer("n"));
    }

    private static StoreUnavailable failure(Database database) {
        return assertThrows(StoreUnavailable.class, () -> answer(database));
    }
}
