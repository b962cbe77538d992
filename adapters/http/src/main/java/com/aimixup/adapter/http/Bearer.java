package com.aimixup.adapter.http;

import com.aimixup.application.access.AccessTokens.Caller;
import com.aimixup.application.access.Authenticate;
import java.util.Optional;

/** Tells who is calling from the Authorization header (RFC 6750). */
final class Bearer {
    private static final String SCHEME = "Bearer ";
    private static final int TOKEN_LENGTH_MAX = 4_096;
    private final Authenticate authenticate;

    Bearer(Authenticate authenticate) {
        this.authenticate = authenticate;
    }

    /** @throws Refused unless a good token came along */
    Caller caller(Optional<String> authorization) {
        if (authorization.isEmpty()) throw new Refused(unauthenticated(""));
        var header = authorization.get().strip();
        return Optional.of(header)
                .filter(text -> text.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(text -> text.substring(SCHEME.length()).strip())
                .filter(token -> !token.isEmpty() && token.length() <= TOKEN_LENGTH_MAX)
                .flatMap(authenticate::handle)
                .orElseThrow(() -> new Refused(unauthenticated(", error=\"invalid_token\"")));
    }

    private static Problem unauthenticated(String why) {
        return Problem.of(ProblemType.UNAUTHENTICATED,
                "Log in or refresh the session, and send Authorization: Bearer with the token.")
                .withHeader("WWW-Authenticate", "Bearer realm=\"aimixup\"" + why);
    }
}
