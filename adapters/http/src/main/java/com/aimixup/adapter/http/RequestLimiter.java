package com.aimixup.adapter.http;

import com.aimixup.application.access.Principal;
import com.aimixup.application.limits.RequestLimits;
import com.aimixup.application.limits.Standing;
import com.aimixup.domain.access.Origin;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerResponse;
import java.util.Optional;

/**
 * Refuses who sends too much, and tells everybody how they stand, in the fields that are widely
 * read: those of the IETF's draft before it changed to one structured field, and OpenAI's.
 */
final class RequestLimiter {
    private static final HeaderName LIMIT = HeaderNames.create("RateLimit-Limit");
    private static final HeaderName REMAINING = HeaderNames.create("RateLimit-Remaining");
    private static final HeaderName RESET = HeaderNames.create("RateLimit-Reset");
    private static final HeaderName OPENAI_LIMIT =
            HeaderNames.create("x-ratelimit-limit-requests");
    private static final HeaderName OPENAI_REMAINING =
            HeaderNames.create("x-ratelimit-remaining-requests");
    private static final HeaderName OPENAI_RESET =
            HeaderNames.create("x-ratelimit-reset-requests");
    /** What payment services send is genuine or refused at once, and must not get lost. */
    private static final String WEBHOOKS = "/webhooks/";
    private final Optional<RequestLimits> limits;

    /** @param limits empty where there are none */
    RequestLimiter(Optional<RequestLimits> limits) {
        this.limits = limits;
    }

    /** @throws Refused if so many came from there already */
    void admit(Origin from, String path, ServerResponse response) {
        if (limits.isEmpty() || path.startsWith(WEBHOOKS)) return;
        show(limits.get().ask(from), path, response);
    }

    /** @throws Refused if the caller sent so many already */
    void admit(Principal caller, String path, ServerResponse response) {
        if (limits.isEmpty()) return;
        show(limits.get().ask(caller), path, response);
    }

    private static void show(Standing standing, String path, ServerResponse response) {
        var seconds = standing.reset().toSeconds() + (standing.reset().getNano() > 0 ? 1 : 0);
        response.header(LIMIT, Long.toString(standing.most()));
        response.header(REMAINING, Long.toString(standing.left()));
        response.header(RESET, Long.toString(seconds));
        if (OpenAiDialect.isFor(path)) {
            response.header(OPENAI_LIMIT, Long.toString(standing.most()));
            response.header(OPENAI_REMAINING, Long.toString(standing.left()));
            response.header(OPENAI_RESET, seconds + "s");
        }
        if (!standing.isAdmitted()) throw new Refused(Problem.of(ProblemType.TOO_MANY_REQUESTS,
                "Wait as long as Retry-After says; " + standing.most()
                        + " a minute are answered.")
                .withHeader("Retry-After", Long.toString(seconds)));
    }
}
