package com.aimixup.adapter.postgres.embedded;

import com.aimixup.adapter.postgres.DatabaseAddress;
import com.aimixup.adapter.postgres.PostgresRole;
import com.aimixup.adapter.postgres.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * A private PostgreSQL in a folder of ours, for those without a server of their own.
 *
 * <p>It outlives a killed program, which then finds it again at its next start. {@link #close}
 * stops it and waits.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    /**
     * @param folder   holds the cluster, the passwords and the lock
     * @param binaries where the programs are unpacked, once for each version
     * @param port     on 127.0.0.1; 0 for any free one
     */
    public record Place(Path folder, Path binaries, int port) {
        public Place {
            folder = folder.toAbsolutePath().normalize();
            binaries = binaries.toAbsolutePath().normalize();
        }

        Path cluster() {
            return folder.resolve("cluster");
        }

        Path credentials() {
            return folder.resolve("credentials");
        }
    }

    private static final Duration JOIN_PATIENCE = Duration.ofSeconds(15);

    private final Optional<FolderLock> lock;
    private final Optional<PostgresSupervisor> supervisor;
    private final PostgresCredentials credentials;
    private final int port;

    private EmbeddedPostgres(Optional<FolderLock> lock, Optional<PostgresSupervisor> supervisor,
            PostgresCredentials credentials, int port) {
        this.lock = lock;
        this.supervisor = supervisor;
        this.credentials = credentials;
        this.port = port;
    }

    /** For the server: starts it, or adopts the one that a killed program left. */
    public static EmbeddedPostgres start(Place place, RandomGenerator secureRandom) {
        makeFolder(place);
        var lock = lock(place).orElseThrow(() -> new StartRefused(place.folder()
                + " is in use by another AiMixUp that is running; stop it first, or choose another"
                + " data folder"));
        try {
            return start(place, secureRandom, lock);
        } catch (RuntimeException | Error failure) {
            lock.close();
            throw failure;
        }
    }

    /** For a command beside the server: joins a running one, else starts it for itself. */
    public static EmbeddedPostgres join(Place place, RandomGenerator secureRandom) {
        makeFolder(place);
        var deadline = System.nanoTime() + JOIN_PATIENCE.toNanos();
        do {
            var lock = lock(place);
            if (lock.isPresent()) {
                try {
                    return start(place, secureRandom, lock.get());
                } catch (RuntimeException | Error failure) {
                    lock.get().close();
                    throw failure;
                }
            }
            var running = Postmaster.read(place.cluster()).filter(Postmaster::ready);
            if (running.isPresent()) return new EmbeddedPostgres(Optional.empty(),
                    Optional.empty(), PostgresCredentials.read(place.credentials()),
                    running.get().port());
            Pause.briefly();
        } while (System.nanoTime() - deadline < 0);
        throw new StartRefused("the AiMixUp that uses " + place.folder()
                + " has not opened its database within " + JOIN_PATIENCE.toSeconds() + " s");
    }

    private static EmbeddedPostgres start(Place place, RandomGenerator random, FolderLock lock) {
        var cluster = new PostgresCluster(place.cluster());
        cluster.refuseOtherMajorVersion();
        var binaries = PostgresBinaries.unpack(place.binaries());
        var user = ServerUser.choose(cluster.folder(), binaries.program("postgres"));
        var programs = new PostgresPrograms(binaries, user);
        if (!cluster.exists())
            cluster.initialise(programs, PostgresCredentials.random(random), place.credentials());
        var credentials = PostgresCredentials.read(place.credentials());
        var supervisor = new PostgresSupervisor(cluster, programs, credentials);
        var port = supervisor.start(place.port());
        return new EmbeddedPostgres(Optional.of(lock), Optional.of(supervisor), credentials, port);
    }

    private static Optional<FolderLock> lock(Place place) {
        return FolderLock.tryAcquire(place.folder().resolve("lock"));
    }

    /** The server's user must be able to pass through, but sees nothing on the way. */
    private static void makeFolder(Place place) {
        try {
            Files.createDirectories(place.folder());
            Files.setPosixFilePermissions(place.folder(),
                    PosixFilePermissions.fromString("rwx--x--x"));
        } catch (IOException e) {
            throw new StartRefused("cannot make or change the folder " + place.folder() + " ("
                    + e.getMessage() + "); if it belongs to another user, start as that user or"
                    + " as root", e);
        }
    }

    public int port() {
        return port;
    }

    public DatabaseAddress address(PostgresRole role) {
        return address(role, PostgresCluster.DATABASE);
    }

    public DatabaseAddress address(PostgresRole role, String database) {
        return DatabaseAddress.of("127.0.0.1", port, database, role.sqlName(),
                credentials.password(role));
    }

    /** Stops the server and waits for its end; a joined one is left alone. */
    @Override public void close() {
        try {
            supervisor.ifPresent(PostgresSupervisor::stop);
        } finally {
            lock.ifPresent(FolderLock::close);
        }
    }
}
