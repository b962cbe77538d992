package com.aimixup.adapter.objects;

import com.aimixup.application.files.Objects;
import com.aimixup.application.runtime.StoreUnavailable;
import com.aimixup.domain.files.ObjectId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Objects as files {@code 3f/a0/3fa0…}, named by their ids alone. A file gets its name when all of
 * it is on the disk, so a crash leaves at most a {@code .part}, which the sweep takes away.
 */
public final class FolderObjects implements Objects {
    private static final String PART = ".part";
    private static final Pattern NAME = Pattern.compile("([0-9a-f-]{36})(\\.part)?");
    private static final int PIECE_BYTES = 65_536;
    private final Path root;

    /** Makes the folder, for its owner only, where there is none. */
    public FolderObjects(Path root) {
        this.root = root;
        try {
            if (!Files.isDirectory(root)) Files.createDirectories(root,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------")));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void put(ObjectId id, InputStream bytes) {
        var file = file(id);
        if (Files.exists(file)) throw new IllegalStateException("there is an object of this id");
        try {
            makeFolder(file.getParent());
            write(bytes, part(id));
            Files.move(part(id), file, StandardCopyOption.ATOMIC_MOVE);
            sync(file.getParent());
        } catch (IOException failure) {
            forget(id);
            throw away();
        } catch (RuntimeException | Error failure) {
            forget(id);
            throw failure;
        }
    }

    private static void write(InputStream bytes, Path part) throws IOException {
        try (var out = FileChannel.open(part, StandardOpenOption.CREATE_NEW,
                StandardOpenOption.WRITE)) {
            var piece = new byte[PIECE_BYTES];
            for (var read = read(bytes, piece); read >= 0; read = read(bytes, piece)) {
                var buffer = ByteBuffer.wrap(piece, 0, read);
                while (buffer.hasRemaining()) out.write(buffer);
            }
            out.force(true);
        }
    }

    /** Whoever sends may fail, too; that is not the store's failure. */
    private static int read(InputStream bytes, byte[] piece) {
        try {
            return bytes.read(piece);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void forget(ObjectId id) {
        try {
            Files.deleteIfExists(part(id));
        } catch (IOException laterBySweep) {
            return;
        }
    }

    @Override
    public Optional<InputStream> open(ObjectId id, long from, long length) {
        try {
            var channel = FileChannel.open(file(id), StandardOpenOption.READ);
            channel.position(from);
            return Optional.of(new LimitedInput(Channels.newInputStream(channel), length));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException failure) {
            throw away();
        }
    }

    @Override
    public boolean has(ObjectId id) {
        return Files.isRegularFile(file(id));
    }

    @Override
    public void delete(ObjectId id) {
        try {
            Files.deleteIfExists(file(id));
            Files.deleteIfExists(part(id));
        } catch (IOException failure) {
            throw away();
        }
    }

    @Override
    public void each(Consumer<Listed> action) {
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    var name = NAME.matcher(file.getFileName().toString());
                    if (name.matches()) action.accept(new Listed(
                            new ObjectId(UUID.fromString(name.group(1))),
                            attributes.lastModifiedTime().toInstant()));
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException deletedMeanwhile) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException failure) {
            throw away();
        }
    }

    /** Two levels of 256 folders each: a million objects are 15 to a folder. */
    private Path file(ObjectId id) {
        var name = id.value().toString();
        return root.resolve(name.substring(0, 2)).resolve(name.substring(2, 4)).resolve(name);
    }

    private Path part(ObjectId id) {
        var file = file(id);
        return file.resolveSibling(file.getFileName() + PART);
    }

    private void makeFolder(Path folder) throws IOException {
        if (Files.isDirectory(folder)) return;
        Files.createDirectories(folder);
        sync(folder.getParent());
        sync(root);
    }

    /** A new name lasts only when its folder is on the disk. */
    private static void sync(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static StoreUnavailable away() {
        return new StoreUnavailable("the folder of objects cannot be used");
    }
}
