package com.aimixup.application.access;

import java.time.Clock;
import java.util.Optional;

/** Tells who is calling: the token must be good and its session still open. */
public final class Authenticate {
    private final AccessTokens tokens;
    private final Sessions sessions;
    private final Clock clock;

    public Authenticate(AccessTokens tokens, Sessions sessions, Clock clock) {
        this.tokens = tokens;
        this.sessions = sessions;
        this.clock = clock;
    }

    public Optional<Principal.Person> handle(String token) {
        var now = clock.instant();
        return tokens.verify(token, now).flatMap(caller -> sessions
                .find(caller.account(), caller.session())
                .filter(session -> session.isOpen(now))
                .map(session -> new Principal.Person(caller.account(), caller.session(),
                        session.enrolsOnly())));
    }
}
