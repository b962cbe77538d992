package com.aimixup.domain.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Codes that follow from a secret and the time (RFC 6238, with SHA-1, which all apps know). */
public final class Totp {
    public static final int SECRET_BYTES = 20;
    public static final int DIGITS = 6;
    static final int STEP_SECONDS = 30;
    /** Before and after, since clocks differ. */
    private static final int STEPS_AROUND = 1;

    private Totp() {}

    /** The step that the code is of, if it is of one around now. */
    public static OptionalLong step(byte[] secret, String code, Instant now) {
        var current = Math.floorDiv(now.getEpochSecond(), STEP_SECONDS);
        var found = OptionalLong.empty();
        for (var step = current - STEPS_AROUND; step <= current + STEPS_AROUND; step++)
            if (MessageDigest.isEqual(code(secret, step, DIGITS).getBytes(UTF_8),
                    code.getBytes(UTF_8)))
                found = OptionalLong.of(step);
        return found;
    }

    /** The code that is shown now. */
    public static String code(byte[] secret, Instant now) {
        return code(secret, Math.floorDiv(now.getEpochSecond(), STEP_SECONDS), DIGITS);
    }

    /** RFC 4226, 5.3. */
    static String code(byte[] secret, long step, int digits) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            var hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            var number = ByteBuffer.wrap(hash).getInt(hash[hash.length - 1] & 0xf) & 0x7fffffff;
            return ("%0" + digits + "d").formatted(number % Math.powExact(10, digits));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
