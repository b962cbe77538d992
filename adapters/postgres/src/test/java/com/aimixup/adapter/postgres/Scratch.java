package com.aimixup.adapter.postgres;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** Private servers in a folder of a test's own, with programs that are unpacked once for all. */
final class Scratch {
    static final Path BINARIES = Path.of("target", "postgres", "binaries");
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private Scratch() {}

    static EmbeddedPostgres.Place place(Path folder) {
        return new EmbeddedPostgres.Place(folder, BINARIES, 0);
    }

    static EmbeddedPostgres start(Path folder) {
        return EmbeddedPostgres.start(place(folder), new SecureRandom());
    }

    static Postmaster postmaster(Path folder) {
        return Postmaster.read(place(folder).cluster()).orElseThrow();
    }

    static void execute(EmbeddedPostgres server, String sql) throws SQLException {
        try (var connection = server.address(PostgresRole.OWNER).connect(PATIENCE)) {
            Sql.execute(connection, sql);
        }
    }

    static List<String> ask(EmbeddedPostgres server, String sql) throws SQLException {
        try (var connection = server.address(PostgresRole.SUPERUSER).connect(PATIENCE)) {
            return Sql.strings(connection, sql);
        }
    }

    static void signal(Postmaster server, String name) throws IOException, InterruptedException {
        var kill = new ProcessBuilder("kill", "-" + name, Long.toString(server.pid())).start();
        if (kill.waitFor() != 0) throw new IOException("kill failed");
    }
}
