package com.aimixup.domain.access;

import com.aimixup.domain.accounts.AccountId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A token that is good for one refresh of a session. It names its account and session, so that it
 * is found without an index over all people; only the hash of its secret is stored.
 */
public record RefreshToken(AccountId account, SessionId session, byte[] secret) {
    public static final int SECRET_BYTES = 32;
    private static final int BYTES = 16 + 16 + SECRET_BYTES;

    public String encoded() {
        var bytes = ByteBuffer.allocate(BYTES);
        put(bytes, account.value());
        put(bytes, session.value());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.put(secret).array());
    }

    /** Empty if this was never one of ours. */
    public static Optional<RefreshToken> parse(String text) {
        if (text.length() > 2 * BYTES) return Optional.empty();
        byte[] decoded;
        try {
            decoded = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
        if (decoded.length != BYTES) return Optional.empty();
        var bytes = ByteBuffer.wrap(decoded);
        var account = new AccountId(new UUID(bytes.getLong(), bytes.getLong()));
        var session = new SessionId(new UUID(bytes.getLong(), bytes.getLong()));
        var secret = new byte[SECRET_BYTES];
        bytes.get(secret);
        return Optional.of(new RefreshToken(account, session, secret));
    }

    /** What is stored: SHA-256 suffices because the secret has 256 random bits. */
    public byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * Covers what follows this token: only who has this token can uncover it. What is stored of
     * this token is no help, and it covers one successor only, so nothing is said twice.
     */
    public byte[] cover(RefreshToken successor) {
        return mixed(successor.secret);
    }

    /** What {@link #cover} covered. */
    public RefreshToken uncover(byte[] covered) {
        return new RefreshToken(account, session, mixed(covered));
    }

    private byte[] mixed(byte[] bytes) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            var mixed = mac.doFinal("successor".getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < mixed.length; i++) mixed[i] ^= bytes[i];
            return mixed;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void put(ByteBuffer bytes, UUID id) {
        bytes.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    }

    @Override
    public String toString() {
        return "RefreshToken[private]";
    }
}
