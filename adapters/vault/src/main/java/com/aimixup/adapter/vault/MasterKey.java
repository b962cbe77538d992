package com.aimixup.adapter.vault;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.engines.RFC5649WrapEngine;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.params.HKDFParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * One version of the key that wraps all others. It is never used itself: for each purpose a
 * wrapping key is derived by HKDF-SHA-256 (RFC 5869), so that a wrapped key which is moved to
 * another account or purpose does not unwrap; AES-KWP (RFC 5649) has no associated data for that.
 */
public final class MasterKey {
    static final int BYTES = 32;
    private static final byte FORMAT = 1;
    private static final byte[] SALT = ascii("aimixup/master/1");
    private final int version;
    private final byte[] secret;

    MasterKey(int version, byte[] secret) {
        if (version < 1) throw new IllegalArgumentException("version " + version);
        if (secret.length != BYTES)
            throw new IllegalArgumentException("a master key has " + BYTES + " bytes");
        this.version = version;
        this.secret = secret.clone();
    }

    static MasterKey random(int version, SecureRandom random) {
        var secret = new byte[BYTES];
        random.nextBytes(secret);
        return new MasterKey(version, secret);
    }

    /** Empty if this is not the base64 of 32 bytes. */
    static Optional<MasterKey> parse(int version, String base64) {
        try {
            var secret = Base64.getDecoder().decode(base64.strip());
            return version >= 1 && secret.length == BYTES
                    ? Optional.of(new MasterKey(version, secret)) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    int version() {
        return version;
    }

    String base64() {
        return Base64.getEncoder().encodeToString(secret);
    }

    /** May be stored in the open: from it neither the key nor a derived key can be computed. */
    byte[] checkValue() {
        return derive("check/" + version);
    }

    boolean isProvenBy(byte[] checkValue) {
        return MessageDigest.isEqual(checkValue(), checkValue);
    }

    byte[] wrap(String purpose, byte[] key) {
        var engine = engine(true, purpose);
        var wrapped = engine.wrap(key, 0, key.length);
        var bytes = new byte[1 + wrapped.length];
        bytes[0] = FORMAT;
        System.arraycopy(wrapped, 0, bytes, 1, wrapped.length);
        return bytes;
    }

    /** Empty if this was not wrapped by this key for this purpose, or was changed. */
    Optional<byte[]> unwrap(String purpose, byte[] bytes) {
        if (bytes.length == 0 || bytes[0] != FORMAT) return Optional.empty();
        try {
            return Optional.of(engine(false, purpose).unwrap(bytes, 1, bytes.length - 1));
        } catch (InvalidCipherTextException notOurs) {
            return Optional.empty();
        }
    }

    private RFC5649WrapEngine engine(boolean wrapping, String purpose) {
        var engine = new RFC5649WrapEngine(AESEngine.newInstance());
        engine.init(wrapping, new KeyParameter(derive("wrap/" + purpose)));
        return engine;
    }

    /** What follows the first slash is the last part of the info, so no two infos are equal. */
    private byte[] derive(String info) {
        var hkdf = new HKDFBytesGenerator(SHA256Digest.newInstance());
        hkdf.init(new HKDFParameters(secret, SALT, info.getBytes(StandardCharsets.UTF_8)));
        var derived = new byte[BYTES];
        hkdf.generateBytes(derived, 0, derived.length);
        return derived;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public String toString() {
        return "MasterKey[" + version + ", private]";
    }
}
