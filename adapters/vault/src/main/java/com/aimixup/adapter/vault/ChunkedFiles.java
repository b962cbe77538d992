package com.aimixup.adapter.vault;

import com.aimixup.application.files.FileCipher;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.files.ByteRange;
import com.aimixup.domain.files.ObjectId;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.function.Consumer;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * Files as rows of {@link Chunk}s, each sealed and opened alone. What is in memory is a few chunks,
 * however long the file is.
 *
 * <p>Chunks count among the fields of their account where chance of equal nonces is concerned: 2^32
 * of them are 256 TiB of one person.
 */
final class ChunkedFiles implements FileCipher {
    private static final byte[] FINGERPRINT =
            "aimixup/file-fingerprint/1".getBytes(StandardCharsets.US_ASCII);
    private static final int FINGERPRINT_KEY_BYTES = 32;
    private final AccountKeys keys;
    private final Sealers sealers;

    ChunkedFiles(AccountKeys keys, Sealers sealers) {
        this.keys = keys;
        this.sealers = sealers;
    }

    @Override
    public Sealed seal(AccountId account, ObjectId object, InputStream plain,
            Consumer<InputStream> sink) {
        var key = keys.keyFor(FileCipher.place(account, object));
        var sealing = new SealingStream(plain, chunk(account, object, key), fingerprint(key));
        sink.accept(sealing);
        return sealing.sealed();
    }

    @Override
    public InputStream open(AccountId account, ObjectId object, long size, ByteRange range,
            Source source) {
        if (range.end() > size) throw new IllegalArgumentException("past the end");
        var key = keys.keyFor(FileCipher.place(account, object));
        return OpeningStream.of(chunk(account, object, key), size, range, source);
    }

    private Chunk chunk(AccountId account, ObjectId object, SecretKey key) {
        return new Chunk(account, object, key, sealers);
    }

    /** With a key of its own, so that it says nothing of what else the account's key does. */
    private static Mac fingerprint(SecretKey key) {
        try {
            var derived = KDF.getInstance("HKDF-SHA256").deriveKey("HmacSHA256",
                    HKDFParameterSpec.expandOnly(key, FINGERPRINT, FINGERPRINT_KEY_BYTES));
            var mac = Mac.getInstance(derived.getAlgorithm());
            mac.init(derived);
            return mac;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
