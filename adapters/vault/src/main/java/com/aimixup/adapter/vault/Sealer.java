package com.aimixup.adapter.vault;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * AES-GCM with a cipher and a stock of random bytes that are used again and again, since fetching
 * either for each field would take several times as long as the encryption. For one thread at a
 * time.
 */
final class Sealer {
    static final int NONCE_BYTES = 12;
    static final int TAG_BYTES = 16;
    private static final int NONCES = 64;
    private final Cipher cipher;
    private final SecureRandom random;
    private final byte[] nonces = new byte[NONCES * NONCE_BYTES];
    private int next = nonces.length;

    Sealer(SecureRandom random) {
        this.random = random;
        try {
            cipher = Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Leaves {@code start} bytes for the caller; then come nonce, ciphertext and tag. */
    byte[] seal(SecretKey key, byte[] associated, byte[] plain, int start) {
        var out = new byte[Math.addExact(start + NONCE_BYTES + TAG_BYTES, plain.length)];
        if (next == nonces.length) {
            random.nextBytes(nonces);
            next = 0;
        }
        try {
            cipher.init(Cipher.ENCRYPT_MODE, key,
                    new GCMParameterSpec(8 * TAG_BYTES, nonces, next, NONCE_BYTES));
            System.arraycopy(nonces, next, out, start, NONCE_BYTES);
            next += NONCE_BYTES;
            cipher.updateAAD(associated);
            cipher.doFinal(plain, 0, plain.length, out, start + NONCE_BYTES);
            return out;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Empty if what was sealed, or the associated data, is another. */
    Optional<byte[]> open(SecretKey key, byte[] associated, byte[] sealed, int start) {
        var from = start + NONCE_BYTES;
        var plain = new byte[sealed.length - from - TAG_BYTES];
        try {
            cipher.init(Cipher.DECRYPT_MODE, key,
                    new GCMParameterSpec(8 * TAG_BYTES, sealed, start, NONCE_BYTES));
            cipher.updateAAD(associated);
            cipher.doFinal(sealed, from, sealed.length - from, plain, 0);
            return Optional.of(plain);
        } catch (AEADBadTagException changed) {
            return Optional.empty();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
