package com.aimixup.adapter.tokens;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What tokens said whose signature was right, so that a client's next requests do not pay for it
 * again: a signature takes a core a millisecond. Known by their hash, so the tokens themselves do
 * not lie in memory. The time is checked anew by each caller.
 */
final class VerifiedTokens {
    static final int ENTRIES_MAX = 10_000;
    private final Map<ByteBuffer, Claims> claims = new ConcurrentHashMap<>();

    Optional<Claims> find(String token) {
        return Optional.ofNullable(claims.get(hash(token)));
    }

    void put(String token, Claims said, Instant now) {
        if (claims.size() >= ENTRIES_MAX) makeRoom(now);
        claims.put(hash(token), said);
    }

    int size() {
        return claims.size();
    }

    /** Where too few have ended, a sixteenth goes, whichever: they are verified again. */
    private void makeRoom(Instant now) {
        claims.values().removeIf(said -> !said.isInTime(now));
        if (claims.size() < ENTRIES_MAX) return;
        var tokens = claims.keySet().iterator();
        for (int i = 0; i < ENTRIES_MAX / 16 && tokens.hasNext(); i++) {
            tokens.next();
            tokens.remove();
        }
    }

    private static ByteBuffer hash(String token) {
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256")
                    .digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
