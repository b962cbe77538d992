package com.aimixup.adapter.postgres.embedded;

import com.aimixup.adapter.postgres.PostgresRole;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Private servers in a folder of a test's own, with programs that are unpacked once for all. */
public final class Scratch {
    public static final Path BINARIES = Path.of("target", "postgres", "binaries");
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private Scratch() {}

    static EmbeddedPostgres.Place place(Path folder) {
        return new EmbeddedPostgres.Place(folder, BINARIES, 0);
    }

    public static EmbeddedPostgres start(Path folder) {
        return EmbeddedPostgres.start(place(folder), new SecureRandom());
    }

    static Postmaster postmaster(Path folder) {
        return Postmaster.read(place(folder).cluster()).orElseThrow();
    }

    public static void execute(EmbeddedPostgres server, String sql) throws SQLException {
        try (var connection = server.address(PostgresRole.OWNER).connect(PATIENCE)) {
            execute(connection, sql);
        }
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    public static void delete(Path folder) throws IOException {
        Folders.delete(folder);
    }

    public static List<String> ask(EmbeddedPostgres server, String sql) throws SQLException {
        try (var connection = server.address(PostgresRole.SUPERUSER).connect(PATIENCE);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var found = new ArrayList<String>();
            while (rows.next()) found.add(rows.getString(1));
            return found;
        }
    }

    /** As a machine that fails would: at once, without a word to its workers. */
    public static void kill(Path folder) throws IOException, InterruptedException {
        signal(postmaster(folder), "KILL");
    }

    static void signal(Postmaster server, String name) throws IOException, InterruptedException {
        var kill = new ProcessBuilder("kill", "-" + name, Long.toString(server.pid())).start();
        if (kill.waitFor() != 0) throw new IOException("kill failed");
    }
}
