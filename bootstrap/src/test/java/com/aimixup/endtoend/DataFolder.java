package com.aimixup.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.aimixup.adapter.postgres.DatabaseAddress;
import com.aimixup.adapter.postgres.Database;
import com.aimixup.adapter.postgres.embedded.EmbeddedPostgres;
import com.aimixup.adapter.postgres.PostgresRole;
import com.aimixup.application.credits.GrantCredits;
import com.aimixup.application.credits.GrantCredits.Outcome.Granted;
import com.aimixup.application.credits.Ledger;
import com.aimixup.bootstrap.Backend;
import com.aimixup.bootstrap.Settings;
import com.aimixup.bootstrap.Surroundings;
import com.aimixup.domain.accounts.EmailAddress;
import com.aimixup.domain.credits.Credits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A data folder as an operator has it, with its embedded database, for programs started on it. */
final class DataFolder implements AutoCloseable {
    private static final Surroundings WORLD = Surroundings.ofTheMachine();
    private final Path folder;
    private final Map<String, String> settings;

    private DataFolder(Path folder, Map<String, String> more) {
        this.folder = folder;
        settings = new HashMap<>(Map.of(
                "AIMIXUP_DATA", folder.toString(),
                "AIMIXUP_PLUGINS", "target/aimixup/plugins",
                "AIMIXUP_PORT", "0",
                "AIMIXUP_OBSERVE_PORT", "0",
                "AIMIXUP_BCRYPT_COST", "4",
                "AIMIXUP_VERIFY_FIRST", "false",
                "AIMIXUP_LEASE_SECONDS", "3"));
        settings.putAll(TestServer.UNLIMITED);
        settings.putAll(more);
    }

    /** As before the very first start. */
    static DataFolder empty() {
        return new DataFolder(newFolder(), Map.of());
    }

    /** On a database that the test starts and stops by itself. */
    static DataFolder on(DatabaseAddress owner) {
        return on(owner, Map.of());
    }

    static DataFolder on(DatabaseAddress owner, Map<String, String> more) {
        var folder = newFolder();
        return new DataFolder(folder, TestServer.environment(owner, folder, more));
    }

    /** As after a first start: with a database and keys, but without a person. */
    static DataFolder used() {
        return used(Map.of());
    }

    static DataFolder used(Map<String, String> more) {
        var folder = newFolder();
        copy(Template.FOLDER.folder, folder);
        return new DataFolder(folder, more);
    }

    static Path newFolder() {
        try {
            var parent = Files.createDirectories(Path.of("target", "data").toAbsolutePath());
            return Files.createTempDirectory(parent, "test");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With owners and modes, which Java copies only in part. */
    private static void copy(Path from, Path to) {
        try {
            assertEquals(0, new ProcessBuilder("cp", "-a", from + "/.", to.toString())
                    .inheritIO().start().waitFor());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Made once: to make a database takes longer than most tests. */
    private static final class Template {
        static final DataFolder FOLDER = empty();

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(FOLDER::close));
            FOLDER.run("verify-ledger");
        }
    }

    Path path(String inside) {
        return folder.resolve(inside);
    }

    Program start(String... words) {
        return Program.start(settings, words);
    }

    Program startWith(Map<String, String> more, String... words) {
        var all = new HashMap<>(settings);
        all.putAll(more);
        return Program.start(all, words);
    }

    /** Runs a command to its end, which must be a good one, and returns what it said. */
    String run(String... words) {
        try (var program = start(words)) {
            assertEquals(0, program.exitCode(), program.errors());
            return program.output();
        }
    }

    /** Beside a running server, as the command does it. */
    void grant(Person person, long credits) {
        try (var backend = Backend.join(Settings.of(settings), WORLD)) {
            var stores = backend.stores();
            var outcome = new GrantCredits(stores.accounts(), stores.ledger(),
                    stores.transactions(), WORLD.clock()).handle(new GrantCredits.Command(
                            WORLD.ids().next(), EmailAddress.parse(person.email()).orElseThrow(),
                            Credits.ofWhole(credits), Optional.empty()));
            assertEquals(Granted.class, outcome.getClass());
        }
    }

    /** Of the database, beside a running server or without one. */
    Ledger.Audit audit() {
        try (var backend = Backend.join(Settings.of(settings), WORLD)) {
            return backend.stores().ledger().audit();
        }
    }

    /** Changes the database, or looks at it, as its owner and without the program. */
    <T> T database(Function<Database, T> work) {
        var postgres = folder.resolve("postgres");
        var place = new EmbeddedPostgres.Place(postgres, postgres.resolve("programs"), 0);
        try (var embedded = EmbeddedPostgres.join(place, new SecureRandom());
                var database = Database.open(embedded.address(PostgresRole.OWNER), 1,
                        Duration.ofSeconds(10))) {
            return work.apply(database);
        }
    }

    /** The number of the database's first process. */
    String postmaster() {
        try {
            return Files.readAllLines(folder.resolve("postgres/cluster/postmaster.pid"))
                    .getFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Processes that name the folder or work in it. */
    List<String> processes() {
        return handles().stream().map(process -> process.pid() + " "
                + process.info().commandLine().orElse("?")).toList();
    }

    private List<ProcessHandle> handles() {
        return ProcessHandle.allProcesses().filter(process ->
                process.info().commandLine().orElse("").contains(folder.toString())
                        || worksIn(process).startsWith(folder)).toList();
    }

    private static Path worksIn(ProcessHandle process) {
        try {
            return Files.readSymbolicLink(Path.of("/proc/" + process.pid() + "/cwd"));
        } catch (IOException | UnsupportedOperationException unknown) {
            return Path.of("");
        }
    }

    @Override
    public void close() {
        handles().forEach(ProcessHandle::destroyForcibly);
        Await.until("nothing works in " + folder, () -> handles().isEmpty());
        remove(folder);
    }

    /** With all that is in it. */
    static void remove(Path folder) {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList())
                Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
