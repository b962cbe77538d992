package com.aimixup.application.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.aimixup.application.privacy.Vault;
import com.aimixup.application.privacy.Vault.Unreadable;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.files.ByteRange;
import com.aimixup.domain.files.ObjectId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the encryption of files promises. */
@Tag("secure.at-rest")
public abstract class FileCipherContract {
    protected static final AccountId ANNA = new AccountId(new UUID(1, 1));
    protected static final AccountId BEN = new AccountId(new UUID(2, 1));
    protected static final int CHUNK = 65_536;
    protected final Random random = new Random(9);
    protected final ObjectId object = ObjectId.random(random);

    /** What came out of sealing. */
    protected record Result(byte[] bytes, FileCipher.Sealed sealed) {}

    protected abstract Vault vault();

    protected abstract FileCipher cipher();

    @BeforeEach
    void createKeys() {
        vault().createKey(ANNA);
        vault().createKey(BEN);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1_000, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 400_000})
    void whatWasSealedOpens(int size) {
        var plain = plain(size);
        var result = seal(ANNA, object, plain);
        assertEquals(size, result.sealed().size());
        assertArrayEquals(plain, open(ANNA, object, size, ByteRange.whole(size), result.bytes()));
    }

    @Test
    void everyRangeOpens() {
        var size = 3 * CHUNK + 77;
        var plain = plain(size);
        var sealed = seal(ANNA, object, plain).bytes();
        for (int i = 0; i < 200; i++) {
            var from = random.nextInt(size);
            var length = 1 + random.nextInt(size - from);
            assertArrayEquals(Arrays.copyOfRange(plain, from, from + length),
                    open(ANNA, object, size, new ByteRange(from, length), sealed));
        }
    }

    @Test
    void theSealedBytesShowNothingAndAreNeverTheSame() {
        var plain = new byte[2 * CHUNK];
        var one = seal(ANNA, object, plain).bytes();
        assertFalse(Arrays.equals(one, seal(ANNA, object, plain).bytes()));
        var zeros = 0;
        for (var each : one) if (each == 0) zeros++;
        assertFalse(zeros > plain.length / 100, "a run of zeros is not left as it was");
    }

    @Test
    void anotherObjectOrPersonIsRefused() {
        var sealed = seal(ANNA, object, plain(100)).bytes();
        var whole = ByteRange.whole(100);
        assertThrows(Unreadable.class,
                () -> open(ANNA, ObjectId.random(random), 100, whole, sealed));
        assertThrows(Unreadable.class, () -> open(BEN, object, 100, whole, sealed));
    }

    @Test
    void aWrongSizeIsNoticed() {
        var sealed = seal(ANNA, object, plain(2 * CHUNK)).bytes();
        for (var size : new int[] {0, 1, CHUNK, 2 * CHUNK - 1})
            assertThrows(Unreadable.class,
                    () -> open(ANNA, object, size, ByteRange.whole(size), sealed), "" + size);
    }

    @Test
    void aDestroyedKeyLeavesNoise() {
        var sealed = seal(ANNA, object, plain(100)).bytes();
        vault().destroyKey(ANNA);
        assertThrows(Unreadable.class,
                () -> open(ANNA, object, 100, ByteRange.whole(100), sealed));
        assertThrows(Unreadable.class, () -> seal(ANNA, object, plain(1)));
    }

    @Test
    void fingerprintsAreEqualForEqualBytesOfOnePersonOnly() {
        var plain = plain(200_000);
        var one = seal(ANNA, object, plain).sealed().fingerprint();
        assertArrayEquals(one,
                seal(ANNA, ObjectId.random(random), plain).sealed().fingerprint());
        assertFalse(Arrays.equals(one, seal(BEN, object, plain).sealed().fingerprint()));
        plain[150_000]++;
        assertFalse(Arrays.equals(one, seal(ANNA, object, plain).sealed().fingerprint()));
    }

    protected byte[] plain(int size) {
        var plain = new byte[size];
        random.nextBytes(plain);
        return plain;
    }

    protected Result seal(AccountId account, ObjectId id, byte[] plain) {
        var bytes = new AtomicReference<byte[]>();
        var sealed = cipher().seal(account, id, new ByteArrayInputStream(plain), in -> {
            try {
                bytes.set(in.readAllBytes());
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        });
        return new Result(bytes.get(), sealed);
    }

    protected byte[] open(AccountId account, ObjectId id, long size, ByteRange range,
            byte[] sealed) {
        try (var in = cipher().open(account, id, size, range, (from, length) -> {
            var start = (int) Math.min(from, sealed.length);
            return new ByteArrayInputStream(sealed, start,
                    (int) Math.min(length, sealed.length - start));
        })) {
            return in.readAllBytes();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
