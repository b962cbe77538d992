package com.aimixup.adapter.vault;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.application.files.FileCipher;
import com.aimixup.application.files.FileCipherContract;
import com.aimixup.application.privacy.Vault;
import com.aimixup.application.privacy.Vault.Unreadable;
import com.aimixup.domain.files.ByteRange;
import com.aimixup.domain.files.ObjectId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ChunkedFilesTest extends FileCipherContract {
    private static final int SEALED = CHUNK + 30;
    private static final int SIZE = 5 * CHUNK + 1_234;
    @TempDir
    private static Path folder;
    private final EnvelopeVault vault = Keys.in(folder).vault();

    @Override
    protected Vault vault() {
        return vault;
    }

    @Override
    protected FileCipher cipher() {
        return vault.files();
    }

    @Test
    void aFlippedBitIsNoticedWhereItIs() {
        var plain = plain(SIZE);
        var sealed = seal(ANNA, object, plain).bytes();
        for (int i = 0; i < 300; i++) {
            var at = i < 2 ? i : random.nextInt(sealed.length);
            var bit = (byte) (1 << random.nextInt(8));
            sealed[at] ^= bit;
            refused(SIZE, ByteRange.whole(SIZE), sealed);
            var hit = at / SEALED;
            var other = hit == 0 ? 1 : hit - 1;
            var range = new ByteRange((long) other * CHUNK, CHUNK);
            assertArrayEquals(Arrays.copyOfRange(plain, other * CHUNK, (other + 1) * CHUNK),
                    open(ANNA, object, SIZE, range, sealed), "the other chunks open");
            sealed[at] ^= bit;
        }
    }

    @Test
    void truncationIsNoticedAlsoBetweenChunks() {
        var sealed = seal(ANNA, object, plain(SIZE)).bytes();
        for (int chunks = 0; chunks <= 5; chunks++)
            refused(SIZE, ByteRange.whole(SIZE), Arrays.copyOf(sealed, chunks * SEALED));
        for (int i = 0; i < 50; i++) refused(SIZE, ByteRange.whole(SIZE),
                Arrays.copyOf(sealed, random.nextInt(sealed.length)));
        // Even if whoever cuts it changes the stored size as well.
        for (int chunks = 1; chunks <= 5; chunks++) {
            var size = chunks * CHUNK;
            refused(size, ByteRange.whole(size), Arrays.copyOf(sealed, chunks * SEALED));
        }
    }

    @Test
    void anotherOrderOrARepetitionOrAnOmissionIsNoticed() {
        var sealed = seal(ANNA, object, plain(SIZE)).bytes();
        for (int one = 0; one < 5; one++)
            for (int other = 0; other < 5; other++) {
                if (one == other) continue;
                var repeated = sealed.clone();
                System.arraycopy(sealed, one * SEALED, repeated, other * SEALED, SEALED);
                refused(SIZE, ByteRange.whole(SIZE), repeated);
                System.arraycopy(sealed, other * SEALED, repeated, one * SEALED, SEALED);
                refused(SIZE, ByteRange.whole(SIZE), repeated);
            }
        var omitted = new byte[sealed.length - SEALED];
        System.arraycopy(sealed, SEALED, omitted, 0, omitted.length);
        refused(SIZE - CHUNK, ByteRange.whole(SIZE - CHUNK), omitted);
    }

    @Test
    void aChunkOfAnotherObjectIsNoticed() {
        var sealed = seal(ANNA, object, plain(SIZE)).bytes();
        var other = seal(ANNA, ObjectId.random(random), plain(SIZE)).bytes();
        for (int chunk = 0; chunk < 5; chunk++) {
            var mixed = sealed.clone();
            System.arraycopy(other, chunk * SEALED, mixed, chunk * SEALED, SEALED);
            refused(SIZE, ByteRange.whole(SIZE), mixed);
        }
    }

    @Test
    void aFieldIsNoChunkAndAChunkNoField() {
        var place = FileCipher.place(ANNA, object);
        refused(5, ByteRange.whole(5), vault.sealBytes(place, new byte[5]));
        var sealed = seal(ANNA, object, plain(5)).bytes();
        assertThrows(Unreadable.class, () -> vault.openBytes(place, sealed));
        sealed[0] = 1;
        assertThrows(Unreadable.class, () -> vault.openBytes(place, sealed));
    }

    @Test
    void sealingReadsTwoChunksAheadAtMost() {
        var given = new AtomicLong();
        var endless = new InputStream() {
            @Override
            public int read() {
                return (int) (given.getAndIncrement() & 0xFF);
            }
        };
        assertThrows(IllegalStateException.class,
                () -> cipher().seal(ANNA, object, endless, sealed -> {
                    try {
                        for (int chunk = 1; chunk <= 50; chunk++) {
                            assertEquals(SEALED, sealed.readNBytes(SEALED).length);
                            assertTrue(given.get() <= (chunk + 1) * (long) CHUNK);
                        }
                    } catch (IOException failure) {
                        throw new UncheckedIOException(failure);
                    }
                }), "what is not sealed to its end is not sealed");
    }

    @Test
    void aRangeReadsOnlyTheChunksItNeeds() throws IOException {
        var plain = plain(SIZE);
        var sealed = seal(ANNA, object, plain).bytes();
        var asked = new AtomicLong();
        var range = new ByteRange(2 * CHUNK + 10, CHUNK);
        try (var in = cipher().open(ANNA, object, SIZE, range, (from, length) -> {
            assertEquals(2 * SEALED, from);
            asked.set(length);
            return new ByteArrayInputStream(sealed, (int) from, (int) length);
        })) {
            assertArrayEquals(Arrays.copyOfRange(plain, (int) range.from(), (int) range.end()),
                    in.readAllBytes());
        }
        assertEquals(2 * SEALED, asked.get());
    }

    private void refused(long size, ByteRange range, byte[] sealed) {
        assertThrows(Unreadable.class, () -> open(ANNA, object, size, range, sealed));
    }
}
