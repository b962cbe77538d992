package com.aimixup.adapter.vault;

import com.aimixup.application.privacy.KeyedHash;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA-256, of which half is kept: enough that no two things meet. */
public final class MacHash implements KeyedHash {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 16;
    private final SecretKeySpec key;

    /** @param key see {@link SystemSecrets#counting} */
    public MacHash(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    @Override
    public String of(String use, byte[]... parts) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            add(mac, use.getBytes(StandardCharsets.UTF_8));
            for (var part : parts) add(mac, part);
            return HexFormat.of().formatHex(mac.doFinal(), 0, BYTES);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** With its length, so that no two lists of parts run together to the same. */
    private static void add(Mac mac, byte[] part) {
        mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
        mac.update(part);
    }
}
