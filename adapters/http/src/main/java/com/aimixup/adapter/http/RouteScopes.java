package com.aimixup.adapter.http;

import com.aimixup.domain.access.ApiKey;
import com.aimixup.domain.access.Scope;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What an API key needs for each route. A route that is not named here is for people who logged in:
 * keys cannot make keys, end sessions, or do what is added later and not thought of here.
 */
final class RouteScopes {
    /** By the beginning of the address, whole segments. */
    private static final Map<String, Scope> SCOPES = Map.of(
            "/api/v1/conversations", Scope.CONVERSATIONS,
            "/api/v1/teams", Scope.CONVERSATIONS,
            "/api/v1/images", Scope.IMAGES,
            "/api/v1/files", Scope.FILES,
            "/v1/chat", Scope.CHAT,
            "/v1/responses", Scope.CHAT,
            "/v1/images", Scope.IMAGES);
    /** Read only. */
    private static final Set<String> ACCOUNT =
            Set.of("/api/v1/account", "/api/v1/credits", "/api/v1/disclosures",
                    "/api/v1/notices");
    private static final Set<String> EVERY_KEY =
            Set.of("/api/v1/models", "/api/v1/providers", "/api/v1/prices", "/v1/models");

    private RouteScopes() {}

    /** @throws Refused unless the key may do this */
    static void require(Route route, ApiKey key) {
        if (EVERY_KEY.stream().anyMatch(path -> isUnder(path, route))) return;
        var needed = of(route);
        if (needed.filter(key.scopes()::contains).isPresent()) return;
        var problem = Problem.of(ProblemType.INSUFFICIENT_SCOPE, needed.isPresent()
                ? "Use a key that has the scope." : "Log in for this; no key can do it.")
                .withHeader("WWW-Authenticate",
                        "Bearer realm=\"aimixup\", error=\"insufficient_scope\"");
        throw new Refused(needed.map(scope -> problem.with("scope", JsonObject.code(scope)))
                .orElse(problem));
    }

    /** Empty where no key will do. */
    static Optional<Scope> of(Route route) {
        var read = route.method().equals("GET");
        return Stream.concat(
                SCOPES.keySet().stream().filter(path -> isUnder(path, route)).map(SCOPES::get),
                ACCOUNT.stream().filter(path -> read && isUnder(path, route))
                        .map(_ -> Scope.ACCOUNT)).findFirst();
    }

    private static boolean isUnder(String path, Route route) {
        return route.pattern().equals(path) || route.pattern().startsWith(path + '/');
    }
}
