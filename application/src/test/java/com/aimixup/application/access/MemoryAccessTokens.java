package com.aimixup.application.access;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Access tokens that are remembered instead of signed, for tests. */
public final class MemoryAccessTokens implements AccessTokens {
    private final Map<String, Issued> issued = new ConcurrentHashMap<>();

    private record Issued(Caller caller, Instant expiresAt) {}

    @Override
    public String issue(Caller caller, Instant now) {
        var token = UUID.randomUUID().toString();
        issued.put(token, new Issued(caller, now.plus(LIFETIME)));
        return token;
    }

    @Override
    public Optional<Caller> verify(String token, Instant now) {
        return Optional.ofNullable(issued.get(token))
                .filter(found -> now.isBefore(found.expiresAt()))
                .map(Issued::caller);
    }

    @Override
    public String publicKeys() {
        return "{\"keys\":[]}";
    }
}
