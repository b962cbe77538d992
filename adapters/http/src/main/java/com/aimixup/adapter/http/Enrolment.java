package com.aimixup.adapter.http;

import com.aimixup.application.access.Principal;
import java.util.Set;

/** Keeps those of the house who have no second factor to adding one. */
final class Enrolment {
    private static final Set<String> WHILE_WITHOUT = Set.of("POST /api/v1/totp",
            "POST /api/v1/totp/confirmation", "GET /api/v1/passkeys", "POST /api/v1/passkeys",
            "POST /api/v1/passkeys/options", "GET /api/v1/account",
            "DELETE /api/v1/sessions", "DELETE /api/v1/sessions/{session}");

    private Enrolment() {}

    /** @throws Refused unless the person may do this */
    static void require(Route route, Principal.Person person) {
        if (person.enrolsOnly()
                && !WHILE_WITHOUT.contains(route.method() + ' ' + route.pattern()))
            throw new Refused(Problem.of(ProblemType.SECOND_FACTOR_REQUIRED,
                    "Add a second factor, then log in with it: your role asks for one."));
    }
}
