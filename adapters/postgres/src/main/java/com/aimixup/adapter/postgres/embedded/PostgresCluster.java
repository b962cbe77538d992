package com.aimixup.adapter.postgres.embedded;

import com.aimixup.adapter.postgres.PostgresRole;
import com.aimixup.adapter.postgres.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;

/** The private server's data folder: made once, configured before each start. */
record PostgresCluster(Path folder) {
    static final String DATABASE = "aimixup";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Single-user mode opens none, but checks the number. */
    private static final int ANY_PORT = 5432;
    /** A file that only the server's user may read. */
    private static final String PRIVATE = "rw-------";

    boolean exists() {
        return Files.isDirectory(folder);
    }

    /** Refuses what another major version wrote: neither can read the other's files. */
    void refuseOtherMajorVersion() {
        if (!exists()) return;
        int found;
        try {
            found = Integer.parseInt(Files.readString(folder.resolve("PG_VERSION")).strip());
        } catch (IOException | NumberFormatException e) {
            throw new StartRefused(folder + " is not a PostgreSQL data folder: " + e.getMessage(),
                    e);
        }
        var ours = Integer.parseInt(PostgresBinaries.version().split("\\.")[0]);
        if (found > ours) throw new StartRefused(folder + " was made by PostgreSQL " + found
                + ", which is newer than this program's " + ours
                + "; start the newer AiMixUp that made it");
        if (found < ours) throw new StartRefused(folder + " was made by PostgreSQL " + found
                + "; this program brings " + ours + ". Move the data with pg_dump, or start the"
                + " AiMixUp that made it");
    }

    /** Makes it beside its place and renames, so that a crash leaves nothing half made. */
    void initialise(PostgresPrograms programs, PostgresCredentials credentials,
            Path credentialsFile) {
        var unfinished = new PostgresCluster(folder.resolveSibling(folder.getFileName() + ".new"));
        var passwordFile = folder.resolveSibling("initdb.password");
        try {
            Folders.delete(unfinished.folder());
            Files.deleteIfExists(passwordFile);
            Files.createDirectory(unfinished.folder(), PosixFilePermissions.asFileAttribute(
                    PosixFilePermissions.fromString("rwx------")));
            programs.user().give(unfinished.folder());
            unfinished.write(passwordFile, credentials.password(PostgresRole.SUPERUSER),
                    programs.user());
            check(programs.run(PATIENCE, "initdb", "--pgdata=" + unfinished.folder(),
                    "--username=" + PostgresRole.SUPERUSER.sqlName(), "--pwfile=" + passwordFile,
                    "--auth=scram-sha-256", "--data-checksums", "--encoding=UTF8", "--locale=C",
                    "--locale-provider=builtin", "--builtin-locale=C.UTF-8",
                    "--no-instructions"));
            unfinished.write(unfinished.folder().resolve("local.conf"),
                    "# Your own settings; they win over those of AiMixUp.\n", programs.user());
            unfinished.configure(ANY_PORT, programs.user());
            check(programs.feed(PATIENCE, roles(credentials), "postgres", "--single",
                    "-D", unfinished.folder().toString(), "postgres"));
            credentials.write(credentialsFile);
            Files.move(unfinished.folder(), folder, StandardCopyOption.ATOMIC_MOVE);
            Folders.forceEntry(folder.getParent());
        } catch (IOException e) {
            throw new StartRefused("cannot make the database in " + folder + ": "
                    + e.getMessage(), e);
        } finally {
            try {
                Files.deleteIfExists(passwordFile);
            } catch (IOException e) {
                passwordFile.toFile().deleteOnExit();
            }
        }
    }

    /** One statement a line, as the single-user mode reads them. */
    private static String roles(PostgresCredentials credentials) {
        var sql = new StringBuilder();
        for (var role : new PostgresRole[] {
            PostgresRole.OWNER, PostgresRole.APP, PostgresRole.READ_ONLY
        }) {
            sql.append("create role %s login password '%s'\n".formatted(role.sqlName(),
                    credentials.password(role)));
        }
        // As on a server of one's own: who owns the database may act as who serves.
        sql.append("grant %s to %s\n".formatted(PostgresRole.APP.sqlName(),
                PostgresRole.OWNER.sqlName()));
        return sql.append("create database %s owner %s\n".formatted(DATABASE,
                        PostgresRole.OWNER.sqlName()))
                .append("revoke all on database %s from public\n".formatted(DATABASE))
                .append("grant connect on database %s to %s, %s\n".formatted(DATABASE,
                        PostgresRole.APP.sqlName(), PostgresRole.READ_ONLY.sqlName()))
                .toString();
    }

    private static void check(PostgresPrograms.Result result) {
        if (!result.ok() || result.output().contains("ERROR:"))
            throw new StartRefused("cannot make the database: " + result.output());
    }

    /** Ours whole, at each start, so that a newer program's settings reach an old folder. */
    void configure(int port, ServerUser user) throws IOException {
        write(folder.resolve("postgresql.conf"), SETTINGS.formatted(port), user);
        write(folder.resolve("pg_hba.conf"), """
                # Written by AiMixUp at each start.
                host all all 127.0.0.1/32 scram-sha-256
                """, user);
    }

    private void write(Path file, String text, ServerUser user) throws IOException {
        var unfinished = folder.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(unfinished);
        Files.createFile(unfinished, PosixFilePermissions.asFileAttribute(
                PosixFilePermissions.fromString(PRIVATE)));
        Files.writeString(unfinished, text);
        user.give(unfinished);
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** The log names no statement, parameter or row: it must never hold what a person wrote. */
    private static final String SETTINGS = """
            # Written by AiMixUp at each start; put your own settings in local.conf beside this.
            listen_addresses = '127.0.0.1'
            port = %d
            unix_socket_directories = ''
            max_connections = 100
            password_encryption = scram-sha-256
            shared_buffers = 128MB
            max_wal_size = 1GB
            fsync = on
            full_page_writes = on
            synchronous_commit = on
            timezone = UTC
            log_timezone = UTC
            datestyle = 'iso, ymd'
            lc_messages = 'C'
            jit = off
            logging_collector = on
            log_directory = log
            log_filename = 'postgresql-%%a.log'
            log_truncate_on_rotation = on
            log_rotation_age = 1d
            log_rotation_size = 0
            log_checkpoints = off
            log_error_verbosity = terse
            log_statement = none
            log_min_error_statement = panic
            log_min_duration_statement = -1
            log_parameter_max_length = 0
            log_parameter_max_length_on_error = 0
            include_if_exists = 'local.conf'
            """;
}
