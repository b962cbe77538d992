package com.aimixup.adapter.postgres.embedded;

import com.aimixup.adapter.postgres.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import com.sun.security.auth.module.UnixSystem;

/**
 * Whom the server's processes run as. PostgreSQL refuses root, so root becomes an unprivileged
 * user; where that user cannot reach the folder (below /root, say), the processes run in a user
 * namespace instead, in which they are nobody, and own what root owns.
 *
 * @param prefix the command that changes the user and runs what follows; empty for oneself
 * @param owner  who must own the cluster's files; empty for oneself
 */
record ServerUser(List<String> prefix, OptionalInt owner) {
    static final ServerUser ONESELF = new ServerUser(List.of(), OptionalInt.empty());
    private static final int ROOT = 0;
    private static final List<String> ACCOUNTS = List.of("postgres", "nobody");

    private record Account(String name, int user, int group) {}

    /** For the cluster folder, which may not exist yet; {@code witness} is a program to be run. */
    static ServerUser choose(Path cluster, Path witness) {
        if (new UnixSystem().getUid() != ROOT) {
            if (Files.exists(cluster) && !Files.isReadable(cluster)) throw new StartRefused(cluster
                    + " belongs to another user; start as that user or as root");
            return ONESELF;
        }
        var candidates = candidates(cluster);
        for (var candidate : candidates)
            if (candidate.reaches(witness, cluster.getParent())) return candidate;
        throw new StartRefused("PostgreSQL does not run as root, and no way was found to run it as "
                + "somebody else: neither the users " + ACCOUNTS + " can reach " + cluster
                + " (setpriv or runuser) nor is a user namespace allowed (unshare). Start as a"
                + " plain user, or move the data folder, or set AIMIXUP_DATABASE_URL");
    }

    /** An existing cluster keeps its owner. */
    private static List<ServerUser> candidates(Path cluster) {
        var accounts = accounts();
        if (Files.isDirectory(cluster)) {
            var owner = owner(cluster);
            return owner == ROOT ? namespaces(accounts) : dropping(accounts.stream()
                    .filter(account -> account.user() == owner).toList());
        }
        var known = ACCOUNTS.stream().flatMap(name -> accounts.stream()
                .filter(account -> account.name().equals(name))).toList();
        var candidates = new ArrayList<>(dropping(known));
        candidates.addAll(namespaces(accounts));
        return candidates;
    }

    private static List<ServerUser> dropping(List<Account> accounts) {
        var found = new ArrayList<ServerUser>();
        for (var account : accounts) {
            found.add(new ServerUser(List.of("setpriv", "--reuid=" + account.user(),
                    "--regid=" + account.group(), "--clear-groups", "--"),
                    OptionalInt.of(account.user())));
            found.add(new ServerUser(List.of("runuser", "-u", account.name(), "--"),
                    OptionalInt.of(account.user())));
        }
        return found;
    }

    /** The mapped user needs a name: initdb looks it up. */
    private static List<ServerUser> namespaces(List<Account> accounts) {
        return accounts.stream().filter(account -> account.name().equals("nobody"))
                .map(account -> new ServerUser(List.of("unshare", "--user",
                        "--map-user=" + account.user(), "--map-group=" + account.group(), "--"),
                        OptionalInt.empty()))
                .toList();
    }

    private boolean reaches(Path witness, Path folder) {
        return succeeds("test", "-x", witness.toString()) && succeeds("test", "-x",
                folder.toString());
    }

    private boolean succeeds(String... command) {
        try {
            var line = new ArrayList<>(prefix);
            line.addAll(List.of(command));
            var process = new ProcessBuilder(line)
                    .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (process.waitFor(5, TimeUnit.SECONDS)) return process.exitValue() == 0;
            process.destroyForcibly();
            return false;
        } catch (IOException e) {
            return false; // the program that changes the user is not installed
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartRefused("interrupted while starting the database", e);
        }
    }

    /** Hands a file or an empty folder over to the server. */
    void give(Path path) throws IOException {
        if (owner.isPresent()) Files.setAttribute(path, "unix:uid", owner.getAsInt());
    }

    private static int owner(Path path) {
        try {
            return (int) Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS);
        } catch (IOException e) {
            throw new StartRefused("cannot read who owns " + path, e);
        }
    }

    private static List<Account> accounts() {
        try (var lines = Files.lines(Path.of("/etc/passwd"))) {
            return lines.map(ServerUser::account).flatMap(Optional::stream).toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    /** A line of passwd(5): name, password, user, group, … */
    private static Optional<Account> account(String line) {
        var parts = line.split(":");
        return parts.length < 4 || !parts[2].matches("\\d{1,9}") || !parts[3].matches("\\d{1,9}")
                ? Optional.empty()
                : Optional.of(new Account(parts[0], Integer.parseInt(parts[2]),
                        Integer.parseInt(parts[3])));
    }
}
