package com.aimixup.adapter.http;

import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.RequestException;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;

/** Answers what fails before a route is found: broken HTTP, bodies too large, too many at once. */
final class ProtocolErrors implements DirectHandler {
    private static final Logger LOG = System.getLogger(ProtocolErrors.class.getName());
    private final StandardHeaders standard;
    private final boolean secure;

    /** @param secure whether all of them came by TLS */
    ProtocolErrors(StandardHeaders standard, boolean secure) {
        this.standard = standard;
        this.secure = secure;
    }

    static Problem tooLarge() {
        return Problem.of(ProblemType.BODY_TOO_LARGE, "Send a smaller body.");
    }

    static Problem problem(RequestException failure) {
        return problem(failure.status());
    }

    private static Problem problem(Status status) {
        var code = status.code();
        if (code == Status.REQUEST_ENTITY_TOO_LARGE_413.code()) return tooLarge();
        if (code == Status.SERVICE_UNAVAILABLE_503.code())
            return Problem.of(ProblemType.BUSY, "Send it again in a moment.")
                    .retryAfter(Duration.ofSeconds(1));
        return code >= Status.INTERNAL_SERVER_ERROR_500.code()
                ? Problem.of(ProblemType.INTERNAL_ERROR,
                        "Send it again later; tell us the request id if it stays so.")
                : Problem.of(ProblemType.BAD_REQUEST, "Send a request as RFC 9112 has it.");
    }

    @Override
    public TransportResponse handle(TransportRequest request, EventType type, Status status,
            ServerResponseHeaders headers, Throwable thrown, Logger logger) {
        var problem = problem(status);
        var requestId = standard.requestId(request.headers());
        var unexpected = problem.type() == ProblemType.INTERNAL_ERROR;
        LOG.log(unexpected ? Level.ERROR : Level.INFO, "http.protocol status="
                + problem.type().status() + " request=" + requestId
                + (unexpected ? ' ' + Failures.described(thrown) : ""));
        StandardHeaders.set(requestId, headers::set);
        if (secure) headers.set(StandardHeaders.SECURE_ONLY);
        headers.set(HeaderNames.CONTENT_TYPE, Problem.MEDIA_TYPE);
        problem.headers().forEach((name, value) -> headers.set(HeaderNames.create(name), value));
        return TransportResponse.builder()
                .status(Status.create(problem.type().status()))
                .headers(headers)
                .keepAlive(false)
                .entity(Json.bytes(problem.shown(requestId)))
                .build();
    }

    @Override
    public TransportResponse handle(TransportRequest request, EventType type, Status status,
            ServerResponseHeaders headers, String message) {
        throw new UnsupportedOperationException("the message may be private; not used");
    }
}
