package com.aimixup.adapter.vault;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import org.junit.jupiter.api.Test;

final class MasterKeyTest {
    private static final byte[] SECRET = bytes(32, 1);
    private static final byte[] DATA_KEY = bytes(32, 2);
    private final MasterKey key = new MasterKey(1, SECRET);

    /** The same by the JDK's own HKDF and AES-KWP, so that neither library is trusted alone. */
    @Test
    void whatBouncyCastleWrapsTheJdkUnwraps() throws Exception {
        for (int length : new int[] {32, 48, 205}) {
            var secret = bytes(length, length);
            var wrapped = key.wrap("system/pepper", secret);
            var cipher = Cipher.getInstance("AES/KWP/NoPadding");
            cipher.init(Cipher.UNWRAP_MODE, derived("wrap/system/pepper"));
            var unwrapped = cipher.unwrap(Arrays.copyOfRange(wrapped, 1, wrapped.length),
                    "AES", Cipher.SECRET_KEY);
            assertArrayEquals(secret, unwrapped.getEncoded());
        }
    }

    @Test
    void theCheckValueIsDerivedAndBoundToTheVersion() throws Exception {
        assertArrayEquals(derived("check/1").getEncoded(), key.checkValue());
        assertTrue(key.isProvenBy(key.checkValue()));
        assertFalse(key.isProvenBy(new MasterKey(2, SECRET).checkValue()));
        assertFalse(key.isProvenBy(new byte[0]));
    }

    @Test
    void aKeyUnwrapsForItsPurposeOnly() {
        var wrapped = key.wrap("account/1", DATA_KEY);
        assertArrayEquals(DATA_KEY, key.unwrap("account/1", wrapped).orElseThrow());
        assertTrue(key.unwrap("account/2", wrapped).isEmpty());
        assertTrue(key.unwrap("system/account/1", wrapped).isEmpty());
        assertTrue(new MasterKey(1, DATA_KEY).unwrap("account/1", wrapped).isEmpty());
    }

    @Test
    void aChangedKeyDoesNotUnwrap() {
        var wrapped = key.wrap("account/1", DATA_KEY);
        for (int bit = 0; bit < 8 * wrapped.length; bit++) {
            var changed = wrapped.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            assertTrue(key.unwrap("account/1", changed).isEmpty());
        }
        for (int length = 0; length < 2 * wrapped.length; length++) {
            if (length == wrapped.length) continue;
            assertTrue(key.unwrap("account/1", Arrays.copyOf(wrapped, length)).isEmpty());
        }
    }

    @Test
    void aKeyIsThirtyTwoBytesInBase64() {
        assertTrue(MasterKey.parse(1, key.base64() + "\n").isPresent());
        for (var wrong : new String[] {"", "x", "%%%", "AAAA", key.base64() + "AAAA",
                key.base64().substring(4)})
            assertTrue(MasterKey.parse(1, wrong).isEmpty());
        assertTrue(MasterKey.parse(0, key.base64()).isEmpty());
    }

    @Test
    void aKeyPrintsNothing() {
        assertFalse(key.toString().contains(key.base64()));
    }

    private static SecretKey derived(String info) throws Exception {
        var parameters = HKDFParameterSpec.ofExtract().addIKM(SECRET)
                .addSalt("aimixup/master/1".getBytes(StandardCharsets.US_ASCII))
                .thenExpand(info.getBytes(StandardCharsets.US_ASCII), 32);
        return KDF.getInstance("HKDF-SHA256").deriveKey("AES", parameters);
    }

    private static byte[] bytes(int length, int seed) {
        var bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }
}
