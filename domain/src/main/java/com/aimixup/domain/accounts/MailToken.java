package com.aimixup.domain.accounts;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * What a mail carries to show that its reader can read the account's mail. It names the account, so
 * that it is found without an index over all people; only the hash of its secret is stored.
 */
public record MailToken(AccountId account, byte[] secret) {
    public static final int SECRET_BYTES = 32;
    private static final int BYTES = 16 + SECRET_BYTES;

    public String encoded() {
        var id = account.value();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(ByteBuffer.allocate(BYTES)
                .putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits())
                .put(secret).array());
    }

    /** Empty if this was never one of ours. */
    public static Optional<MailToken> parse(String text) {
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
        var secret = new byte[SECRET_BYTES];
        bytes.get(secret);
        return Optional.of(new MailToken(account, secret));
    }

    /** What is stored: SHA-256 suffices because the secret has 256 random bits. */
    public byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public String toString() {
        return "MailToken[private]";
    }
}
