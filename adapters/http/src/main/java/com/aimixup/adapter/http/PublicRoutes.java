package com.aimixup.adapter.http;

import com.aimixup.application.access.AccessTokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** What anyone may read: the keys that sign our tokens, and the contract of this API. */
final class PublicRoutes implements Route.Group {
    private static final Map<String, String> KEPT_FOR_MINUTES =
            Map.of("Cache-Control", "public, max-age=300");
    private final AccessTokens tokens;
    private final byte[] contract = contract();

    PublicRoutes(AccessTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.open("GET", "/.well-known/jwks.json", this::keys),
                Route.open("GET", "/openapi", _ -> new Reply.Document(
                        "application/yaml", contract, KEPT_FOR_MINUTES)));
    }

    private Reply keys(Call call) {
        return new Reply.Document("application/jwk-set+json",
                tokens.publicKeys().getBytes(StandardCharsets.UTF_8), KEPT_FOR_MINUTES);
    }

    private static byte[] contract() {
        try (var in = PublicRoutes.class.getResourceAsStream("openapi.yaml")) {
            if (in == null) throw new IllegalStateException("openapi.yaml was not packed");
            return in.readAllBytes();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
