package com.aimixup.adapter.vault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Master keys in a folder, one file per version, readable by the owner only. A file is complete or
 * absent, whatever moment the machine stops at.
 */
public final class FolderMasterKeys implements MasterKeySource {
    private static final Pattern NAME = Pattern.compile("master-([1-9]\\d{0,8})\\.key");
    private static final Set<PosixFilePermission> OF_OTHERS =
            PosixFilePermissions.fromString("------rwx");
    private final Path folder;

    /** @param folder made when the first key is */
    public FolderMasterKeys(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    @Override
    public Map<Integer, MasterKey> read() {
        var keys = new HashMap<Integer, MasterKey>();
        for (var file : files()) {
            var name = NAME.matcher(file.getFileName().toString());
            if (!name.matches()) continue;
            var version = Integer.parseInt(name.group(1));
            try {
                keys.put(version, read(version, file));
            } catch (NoSuchFileException destroyedMeanwhile) {
                continue;
            } catch (IOException e) {
                throw new MasterKeyUnusable("Master key " + version + " in " + file
                        + " cannot be read: " + e.getClass().getSimpleName());
            }
        }
        return keys;
    }

    @Override
    public MasterKey add(MasterKey key) {
        try {
            makeFolder();
            var draft = Files.createTempFile(folder, "draft-", ".key", privately("rw-------"));
            try {
                write(draft, (key.base64() + "\n").getBytes(StandardCharsets.US_ASCII));
                // A link, since a move would replace the key that another process just made.
                Files.createLink(file(key.version()), draft);
            } catch (FileAlreadyExistsException another) {
                return read(key.version(), file(key.version()));
            } finally {
                Files.delete(draft);
                sync(folder);
            }
            return key;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Renamed, lest someone reads it half overwritten; then overwritten, which reaches a second
     * name of the file. A disk that writes elsewhere, or a snapshot, may keep the old bytes.
     */
    @Override
    public boolean destroy(int version) {
        var doomed = folder.resolve("doomed-" + version + ".key");
        try {
            if (Files.exists(file(version)))
                Files.move(file(version), doomed, StandardCopyOption.ATOMIC_MOVE);
            if (Files.notExists(doomed)) return true;
            write(doomed, new byte[(int) Files.size(doomed)]);
            Files.delete(doomed);
            sync(folder);
            return true;
        } catch (NoSuchFileException anotherDidIt) {
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String place(int version) {
        return file(version).toString();
    }

    private Path file(int version) {
        return folder.resolve("master-" + version + ".key");
    }

    private List<Path> files() {
        try (var children = Files.list(folder)) {
            return children.toList();
        } catch (NoSuchFileException noFolderYet) {
            return List.of();
        } catch (IOException e) {
            throw new MasterKeyUnusable("The master keys in " + folder + " cannot be read: "
                    + e.getClass().getSimpleName());
        }
    }

    private static MasterKey read(int version, Path file) throws IOException {
        if (Files.getPosixFilePermissions(file).stream().anyMatch(OF_OTHERS::contains))
            throw new MasterKeyUnusable("Master key " + version + " in " + file
                    + " is open to every user of this machine. Make it yours alone (chmod 600).");
        var key = MasterKey.parse(version, Files.readString(file, StandardCharsets.ISO_8859_1));
        // Opened before it was renamed, and read after it was overwritten.
        if (key.isEmpty() && Files.notExists(file)) throw new NoSuchFileException(file.toString());
        return key.orElseThrow(() -> new MasterKeyUnusable("Master key " + version + " in " + file
                + " is damaged: it must hold 32 bytes in base64."));
    }

    private void makeFolder() throws IOException {
        if (Files.isDirectory(folder)) return;
        Files.createDirectories(folder.getParent());
        try {
            Files.createDirectory(folder, privately("rwx------"));
        } catch (FileAlreadyExistsException another) {
            return;
        }
        sync(folder.getParent());
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            var rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) channel.write(rest);
            channel.force(true);
        }
    }

    /** Makes the names in a folder last through a power cut, not only the files. */
    private static void sync(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static FileAttribute<?> privately(String permissions) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
    }
}
