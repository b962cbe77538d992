package com.aimixup.adapter.postgres.embedded;

import com.aimixup.adapter.postgres.StartRefused;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The private PostgreSQL's programs: unpacked once from the jar that carries them, then reused. */
record PostgresBinaries(Path home) {
    /** Whoever runs the server must be able to read these; there is nothing secret in them. */
    private static final Set<PosixFilePermission> PUBLIC_FOLDER = Modes.of(0755);
    private static final String UNFINISHED = ".unpacking-";

    Path program(String name) {
        return home.resolve("bin").resolve(name);
    }

    /** Unpacks beside the target and renames, so that a half unpacked folder is never used. */
    static PostgresBinaries unpack(Path parent) {
        var platform = platform();
        var home = parent.resolve("postgresql-" + version() + "-" + platform).toAbsolutePath();
        if (Files.isDirectory(home)) return new PostgresBinaries(home);
        try (var archive = PostgresBinaries.class.getResourceAsStream(
                "/postgres-" + platform + ".txz")) {
            if (archive == null) throw new StartRefused("this build carries no PostgreSQL for "
                    + platform + "; set AIMIXUP_DATABASE_URL to use a server of your own");
            Files.createDirectories(parent);
            Files.setPosixFilePermissions(parent, PUBLIC_FOLDER);
            removeUnfinished(parent);
            var unfinished = Files.createTempDirectory(parent,
                    UNFINISHED + ProcessHandle.current().pid() + "-");
            Files.setPosixFilePermissions(unfinished, PUBLIC_FOLDER);
            extract(archive, unfinished);
            publish(unfinished, home);
        } catch (IOException e) {
            throw new StartRefused("cannot unpack PostgreSQL below " + parent + ": "
                    + e.getMessage(), e);
        }
        return new PostgresBinaries(home);
    }

    private static void publish(Path unfinished, Path home) throws IOException {
        try {
            Files.move(unfinished, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
            Folders.delete(unfinished); // another process was faster; its copy is the same
        }
    }

    /** What a process left that was killed while unpacking. */
    private static void removeUnfinished(Path parent) throws IOException {
        try (var found = Files.newDirectoryStream(parent, UNFINISHED + "*")) {
            for (var folder : found) {
                var pid = folder.getFileName().toString().split("-")[1];
                if (ProcessHandle.of(Long.parseLong(pid)).isEmpty()) Folders.delete(folder);
            }
        }
    }

    private static void extract(InputStream archive, Path target) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZInputStream(archive))) {
            for (TarArchiveEntry entry; (entry = tar.getNextEntry()) != null;) {
                var path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) throw new IOException("entry leaves the folder");
                if (entry.isDirectory()) {
                    folder(path, target);
                } else if (entry.isSymbolicLink()) {
                    folder(path.getParent(), target);
                    Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
                } else {
                    folder(path.getParent(), target);
                    Files.copy(tar, path);
                    Files.setPosixFilePermissions(path, Modes.of(entry.getMode() & 0755 | 0444));
                }
            }
        }
        Folders.force(target); // the rename must not outlive a power cut that the contents do not
    }

    private static void folder(Path path, Path root) throws IOException {
        if (path.equals(root) || Files.isDirectory(path)) return;
        folder(path.getParent(), root);
        Files.createDirectory(path);
        Files.setPosixFilePermissions(path, PUBLIC_FOLDER);
    }

    static String version() {
        try (var in = PostgresBinaries.class.getResourceAsStream("binaries.properties")) {
            var properties = new Properties();
            properties.load(in);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As the archives are named: postgres-linux-x86_64.txz, postgres-darwin-arm_64.txz. */
    private static String platform() {
        var system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        var machine = System.getProperty("os.arch");
        return (system.startsWith("mac") ? "darwin" : system) + "-" + switch (machine) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            default -> machine;
        };
    }

    /** Permission bits as sets. */
    private static final class Modes {
        static Set<PosixFilePermission> of(int bits) {
            var all = PosixFilePermission.values(); // owner read … others execute: 0400 … 0001
            var set = EnumSet.noneOf(PosixFilePermission.class);
            for (var i = 0; i < all.length; i++)
                if ((bits & 0400 >> i) != 0) set.add(all[i]);
            return set;
        }
    }
}
