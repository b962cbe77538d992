package com.aimixup.adapter.s3;

import com.aimixup.application.runtime.StoreUnavailable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import software.amazon.awssdk.core.sync.RequestBody;

/**
 * So many bytes of an object on their way, sealed. They wait on the disk and not in memory, since
 * senders may be many and slow, in a file that is gone when the process is.
 */
final class Part implements AutoCloseable {
    private static final int PIECE_BYTES = 65_536;
    private final FileChannel file;
    private final long most;
    private long size;

    private Part(FileChannel file, long most) {
        this.file = file;
        this.most = most;
    }

    /** @param folder made, for its owner only, where there is none */
    static Part in(Path folder, long most) {
        try {
            if (!Files.isDirectory(folder)) Files.createDirectories(folder,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------")));
            return new Part(FileChannel.open(Files.createTempFile(folder, "part", ""),
                    StandardOpenOption.READ, StandardOpenOption.WRITE,
                    StandardOpenOption.DELETE_ON_CLOSE), most);
        } catch (IOException failure) {
            throw away();
        }
    }

    /** Takes the next bytes instead of those that it has. */
    void fill(InputStream bytes) {
        var piece = new byte[PIECE_BYTES];
        size = 0;
        try {
            while (size < most) {
                var read = read(bytes, piece, (int) Math.min(piece.length, most - size));
                if (read < 0) return;
                var buffer = ByteBuffer.wrap(piece, 0, read);
                while (buffer.hasRemaining()) size += file.write(buffer, size);
            }
        } catch (IOException failure) {
            throw away();
        }
    }

    /** Whoever sends may fail, too; that is not the store's failure. */
    private static int read(InputStream bytes, byte[] piece, int length) {
        try {
            return bytes.read(piece, 0, length);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** Where it is not, more may come or may not. */
    boolean isLast() {
        return size < most;
    }

    /** Read from its beginning as often as it must be sent. */
    RequestBody body() {
        return RequestBody.fromContentProvider(Reader::new, size, "application/octet-stream");
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException failure) {
            throw away();
        }
    }

    private static StoreUnavailable away() {
        return new StoreUnavailable("the folder of parts cannot be used");
    }

    private final class Reader extends InputStream {
        private long at;

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            if (at == size) return -1;
            var wanted = (int) Math.min(length, size - at);
            var read = file.read(ByteBuffer.wrap(bytes, from, wanted), at);
            if (read > 0) at += read;
            return read;
        }
    }
}
