package com.aimixup.adapter.http;

import com.aimixup.application.access.Authenticate;
import com.aimixup.application.access.AuthenticateKey;
import com.aimixup.application.access.AuthenticateKey.Outcome;
import com.aimixup.application.access.Principal;
import com.aimixup.domain.access.ApiSecret;
import java.net.InetAddress;
import java.util.Optional;

/** Tells who is calling from the Authorization header (RFC 6750): a person, or a program's key. */
final class Bearer {
    private static final String SCHEME = "Bearer ";
    private static final int TOKEN_LENGTH_MAX = 4_096;
    private final Authenticate authenticate;
    private final AuthenticateKey authenticateKey;

    Bearer(Authenticate authenticate, AuthenticateKey authenticateKey) {
        this.authenticate = authenticate;
        this.authenticateKey = authenticateKey;
    }

    /**
     * @param from where the request comes from, if that can be told
     * @throws Refused unless a good token came along
     */
    Principal caller(Optional<String> authorization, Optional<InetAddress> from) {
        if (authorization.isEmpty()) throw new Refused(unauthenticated(""));
        var header = authorization.get().strip();
        var token = Optional.of(header)
                .filter(text -> text.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(text -> text.substring(SCHEME.length()).strip())
                .filter(text -> !text.isEmpty() && text.length() <= TOKEN_LENGTH_MAX)
                .orElseThrow(Bearer::invalid);
        if (token.startsWith(ApiSecret.PREFIX)) return program(token, from);
        return authenticate.handle(token).orElseThrow(Bearer::invalid);
    }

    private Principal program(String token, Optional<InetAddress> from) {
        return switch (authenticateKey.handle(
                ApiSecret.parse(token).orElseThrow(Bearer::invalid), from)) {
            case Outcome.Known(var key) -> new Principal.Program(key);
            case Outcome.NotGood() -> throw invalid();
            case Outcome.WrongAddress() -> throw new Refused(Problem.of(
                    ProblemType.ADDRESS_NOT_ALLOWED,
                    "Use the key from one of its addresses, or make another key."));
        };
    }

    private static Refused invalid() {
        return new Refused(unauthenticated(", error=\"invalid_token\""));
    }

    private static Problem unauthenticated(String why) {
        return Problem.of(ProblemType.UNAUTHENTICATED,
                "Log in or refresh the session, and send Authorization: Bearer with the token.")
                .withHeader("WWW-Authenticate", "Bearer realm=\"aimixup\"" + why);
    }
}
