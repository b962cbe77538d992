package com.aimixup.adapter.postgres.embedded;

import com.aimixup.adapter.postgres.DatabaseAddress;
import com.aimixup.adapter.postgres.PostgresRole;
import com.aimixup.adapter.postgres.StartRefused;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Starts, adopts and stops the server process of one cluster. */
final class PostgresSupervisor {
    private static final System.Logger LOG =
            System.getLogger(PostgresSupervisor.class.getName());
    /** A start after a crash replays the log first. */
    private static final Duration START_PATIENCE = Duration.ofMinutes(5);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(20);
    private static final Duration ORPHAN_PATIENCE = Duration.ofSeconds(3);
    private static final int PORT_TRIES = 5;
    private static final int LAST_WORDS = 2_000;
    /** A killed server's last worker, on its way out, is seen by PostgreSQL longer than by us. */
    private static final String STILL_IN_USE = "pre-existing shared memory block";

    private final PostgresCluster cluster;
    private final PostgresPrograms programs;
    private final PostgresCredentials credentials;

    PostgresSupervisor(PostgresCluster cluster, PostgresPrograms programs,
            PostgresCredentials credentials) {
        this.cluster = cluster;
        this.programs = programs;
        this.credentials = credentials;
    }

    /** Returns the port; 0 asks for any. The caller holds the folder's lock. */
    int start(int wanted) {
        var left = Postmaster.read(cluster.folder());
        if (left.isPresent()) {
            var orphan = left.get();
            if (orphan.isServer()) {
                if (adoptable(orphan, wanted)) {
                    LOG.log(System.Logger.Level.INFO, "database.adopted pid={0}",
                            Long.toString(orphan.pid()));
                    return orphan.port();
                }
                stop(orphan, ORPHAN_PATIENCE);
            } else {
                forget();
            }
        }
        return launch(wanted);
    }

    /** Only the very program, on the very folder, that answers and is where it is wanted. */
    private boolean adoptable(Postmaster orphan, int wanted) {
        if (!orphan.ready() || !orphan.runs(programs.binaries())) return false;
        if (wanted != 0 && wanted != orphan.port()) return false;
        var address = DatabaseAddress.of("127.0.0.1", orphan.port(), PostgresCluster.DATABASE,
                PostgresRole.SUPERUSER.sqlName(),
                credentials.password(PostgresRole.SUPERUSER));
        try (var connection = address.connect(ORPHAN_PATIENCE);
                var statement = connection.createStatement();
                var row = statement.executeQuery("show data_directory")) {
            row.next();
            return row.getString(1).equals(cluster.folder().toString());
        } catch (SQLException e) {
            return false;
        }
    }

    /** The server in the file is gone, or was never one: its number is another's by now. */
    private void forget() {
        var deadline = System.nanoTime() + ORPHAN_PATIENCE.toNanos();
        for (var left = workers(); !left.isEmpty(); left = workers()) {
            if (System.nanoTime() - deadline > 0) left.forEach(ProcessHandle::destroyForcibly);
            Pause.briefly();
        }
        try {
            Files.deleteIfExists(Postmaster.file(cluster.folder()));
        } catch (IOException e) {
            throw new StartRefused("cannot remove a stale postmaster.pid", e);
        }
    }

    private List<ProcessHandle> workers() {
        return Postmaster.workers(cluster.folder());
    }

    private int launch(int wanted) {
        var deadline = System.nanoTime() + ORPHAN_PATIENCE.toNanos();
        for (var tries = PORT_TRIES;;) {
            var port = wanted == 0 ? freePort() : wanted;
            try {
                Files.deleteIfExists(startLog());
                cluster.configure(port, programs.user());
            } catch (IOException e) {
                throw new StartRefused("cannot write the database's settings: " + e.getMessage(),
                        e);
            }
            // pg_ctl puts the server in a session of its own: Ctrl-C reaches us, not it, and we
            // decide what stops first.
            var result = programs.run(START_PATIENCE, "pg_ctl", "start", "--wait", "--silent",
                    "--pgdata=" + cluster.folder(), "--log=" + startLog(),
                    "--timeout=" + START_PATIENCE.toSeconds());
            if (result.ok()) return port;
            if (lastWords().contains(STILL_IN_USE) && System.nanoTime() - deadline < 0) {
                Pause.briefly();
                continue;
            }
            var taken = isTaken(port);
            if (taken && wanted == 0 && --tries > 0) continue;
            throw new StartRefused(taken
                    ? "port " + port + " is taken; choose another for the database"
                    : "the database does not start: " + result.output() + lastWords()
                            + " (see " + cluster.folder().resolve("log") + ")");
        }
    }

    /** What is said before the log files are open. */
    private Path startLog() {
        return cluster.folder().resolve("start.log");
    }

    private String lastWords() {
        try {
            var text = Files.readString(startLog());
            return text.substring(Math.max(0, text.length() - LAST_WORDS));
        } catch (IOException e) {
            return "";
        }
    }

    /** PostgreSQL cannot choose one itself. Somebody may take it before us: hence the tries. */
    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new StartRefused("no free port for the database", e);
        }
    }

    private static boolean isTaken(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
            return !socket.isBound();
        } catch (IOException e) {
            return true;
        }
    }

    /** Afterwards nobody works on the cluster, also if its first process was killed before. */
    void stop() {
        Postmaster.read(cluster.folder()).ifPresent(left -> {
            if (left.isServer()) stop(left, STOP_PATIENCE);
            else forget();
        });
    }

    /** Ends sessions, writes a checkpoint; one that hangs is killed, which its log heals. */
    private void stop(Postmaster running, Duration patience) {
        programs.run(patience.plusSeconds(5), "pg_ctl", "stop", "--mode=fast", "--silent",
                "--no-wait", "--pgdata=" + cluster.folder());
        if (ended(running, patience)) return;
        LOG.log(System.Logger.Level.WARNING, "database.killed pid={0}",
                Long.toString(running.pid()));
        running.process().ifPresent(ProcessHandle::destroyForcibly);
        if (!gone(running, patience))
            throw new StartRefused("the database process " + running.pid() + " does not end");
        forget();
    }

    /** It removes its file and then ends; it is no child of ours, so we have to look. */
    private boolean ended(Postmaster running, Duration patience) {
        return await(patience, () -> !running.isServer()
                && !Files.exists(Postmaster.file(cluster.folder())));
    }

    /** A killed one leaves its file. */
    private static boolean gone(Postmaster running, Duration patience) {
        return await(patience, () -> !running.isServer());
    }

    private static boolean await(Duration patience, BooleanSupplier condition) {
        var deadline = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) return false;
            Pause.briefly();
        }
        return true;
    }
}
