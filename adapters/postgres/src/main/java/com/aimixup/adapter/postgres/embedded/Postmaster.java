package com.aimixup.adapter.postgres.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The server process as its own file postmaster.pid tells; the file may be stale. */
record Postmaster(long pid, int port, boolean ready) {
    private static final int PID_LINE = 0;
    private static final int PORT_LINE = 3;
    private static final int STATUS_LINE = 7;

    static Path file(Path cluster) {
        return cluster.resolve("postmaster.pid");
    }

    static Optional<Postmaster> read(Path cluster) {
        try {
            var lines = Files.readAllLines(file(cluster));
            return Optional.of(new Postmaster(
                    Math.abs(Long.parseLong(lines.get(PID_LINE).strip())), // negative: single-user
                    lines.size() > PORT_LINE ? Integer.parseInt(lines.get(PORT_LINE).strip()) : 0,
                    lines.size() > STATUS_LINE && lines.get(STATUS_LINE).startsWith("ready")));
        } catch (IOException | NumberFormatException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    Optional<ProcessHandle> process() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
    }

    /** Whether that process is a server at all: after a reboot its number may be another's. */
    boolean isServer() {
        return command().map(path -> path.getFileName().toString().equals("postgres"))
                .orElse(false);
    }

    /** Whether it is the program of this version, unpacked where we have it. */
    boolean runs(PostgresBinaries binaries) {
        return command().map(path -> path.startsWith(binaries.home())).orElse(false);
    }

    private Optional<Path> command() {
        return process().flatMap(Postmaster::command);
    }

    /** Empty for a process that ended and that nobody has taken notice of, as in a container. */
    private static Optional<Path> command(ProcessHandle process) {
        return process.info().command().map(Path::of);
    }

    /**
     * Processes that still work on the cluster. While there is one, no other server may: not even
     * when the first process is gone. (Elsewhere than on Linux we cannot look, and see none.)
     */
    static List<ProcessHandle> workers(Path cluster) {
        return ProcessHandle.allProcesses().filter(process -> command(process)
                .map(path -> path.getFileName().toString().equals("postgres")).orElse(false)
                && worksIn(process, cluster)).toList();
    }

    private static boolean worksIn(ProcessHandle process, Path cluster) {
        try {
            return Path.of("/proc/" + process.pid() + "/cwd").toRealPath()
                    .equals(cluster.toRealPath());
        } catch (IOException e) {
            return false;
        }
    }
}
