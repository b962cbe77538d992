package com.aimixup.domain.access;

import com.aimixup.domain.accounts.AccountId;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * An API key as its owner has it. It names its account and itself, so that it is found without an
 * index over all people; only the hash of its secret is stored.
 */
public record ApiSecret(AccountId account, ApiKeyId key, byte[] secret) {
    public static final String PREFIX = "amx_";
    public static final int SECRET_BYTES = 32;
    private static final int BYTES = 16 + 16 + SECRET_BYTES;
    private static final int LENGTH = Math.ceilDiv(BYTES * 4, 3);

    public String encoded() {
        var bytes = ByteBuffer.allocate(BYTES);
        put(bytes, account.value());
        put(bytes, key.value());
        return PREFIX + Base64.getUrlEncoder().withoutPadding()
                .encodeToString(bytes.put(secret).array());
    }

    /** Empty if this was never one of ours. */
    public static Optional<ApiSecret> parse(String text) {
        if (!text.startsWith(PREFIX) || text.length() != PREFIX.length() + LENGTH)
            return Optional.empty();
        byte[] decoded;
        try {
            decoded = Base64.getUrlDecoder().decode(text.substring(PREFIX.length()));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
        var bytes = ByteBuffer.wrap(decoded);
        var account = new AccountId(new UUID(bytes.getLong(), bytes.getLong()));
        var key = new ApiKeyId(new UUID(bytes.getLong(), bytes.getLong()));
        var secret = new byte[SECRET_BYTES];
        bytes.get(secret);
        return Optional.of(new ApiSecret(account, key, secret));
    }

    /** What is stored: SHA-256 suffices because the secret has 256 random bits. */
    public byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Takes the same time wherever they differ. */
    public boolean matches(byte[] stored) {
        return MessageDigest.isEqual(hash(), stored);
    }

    private static void put(ByteBuffer bytes, UUID id) {
        bytes.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    }

    @Override
    public String toString() {
        return "ApiSecret[private]";
    }
}
