package com.aimixup.adapter.postgres.embedded;

import com.aimixup.adapter.postgres.StartRefused;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Keeps a second program from a folder for as long as this one lives; a crash frees it. */
final class FolderLock implements AutoCloseable {
    private final FileChannel channel;
    private final FileLock lock;

    private FolderLock(FileChannel channel, FileLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    /** Empty when another live program, or another part of this one, holds it. */
    static Optional<FolderLock> tryAcquire(Path file) {
        try {
            var channel = FileChannel.open(file, StandardOpenOption.CREATE,
                    StandardOpenOption.READ, StandardOpenOption.WRITE);
            var lock = tryLock(channel);
            if (lock.isEmpty()) {
                channel.close();
                return Optional.empty();
            }
            channel.truncate(0); // the number is for a person who looks; the lock is what counts
            channel.write(ByteBuffer.wrap((ProcessHandle.current().pid() + "\n")
                    .getBytes(StandardCharsets.US_ASCII)));
            return Optional.of(new FolderLock(channel, lock.get()));
        } catch (IOException e) {
            throw new StartRefused("cannot lock " + file + ": " + e.getMessage(), e);
        }
    }

    private static Optional<FileLock> tryLock(FileChannel channel) throws IOException {
        try {
            return Optional.ofNullable(channel.tryLock());
        } catch (OverlappingFileLockException e) {
            return Optional.empty();
        }
    }

    /** Harmless if repeated. */
    @Override public void close() {
        try (channel) {
            if (lock.isValid()) lock.release();
        } catch (IOException e) {
            throw new StartRefused("cannot release the lock of the data folder", e);
        }
    }
}
