package com.aimixup.adapter.http;

import com.aimixup.application.access.Principal;
import com.aimixup.application.attempts.TooManyAttempts;
import com.aimixup.application.credits.DebtOpen;
import com.aimixup.application.restrictions.AccountRestricted;
import com.aimixup.application.runtime.StoreUnavailable;
import com.aimixup.domain.access.Origin;
import io.helidon.common.buffers.DataReader;
import io.helidon.http.HeaderNames;
import io.helidon.http.RequestException;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;

/**
 * Takes every request to its route and whatever comes of it to the client: the one place where
 * callers are authenticated, failures caught, and requests logged and counted.
 */
final class RouteHandler implements Handler {
    private static final Logger LOG = System.getLogger(RouteHandler.class.getName());
    private static final Duration STORE_PAUSE = Duration.ofSeconds(2);
    private final RouteTable routes;
    private final Bearer bearer;
    private final ClientAddress addresses;
    private final RequestLimiter limiter;
    private final Repetitions repetitions;
    private final StandardHeaders standard;
    private final Sender sender;
    private final Metrics metrics;
    private final Level accessLevel;
    private final int bodyBytesMax;

    /** @param accessLevel at which each request is logged */
    RouteHandler(RouteTable routes, Bearer bearer, ClientAddress addresses,
            RequestLimiter limiter, Repetitions repetitions, StandardHeaders standard,
            Sender sender, Metrics metrics, Level accessLevel, int bodyBytesMax) {
        this.routes = routes;
        this.bearer = bearer;
        this.addresses = addresses;
        this.limiter = limiter;
        this.repetitions = repetitions;
        this.standard = standard;
        this.sender = sender;
        this.metrics = metrics;
        this.accessLevel = accessLevel;
        this.bodyBytesMax = bodyBytesMax;
    }

    @Override
    public void handle(ServerRequest request, ServerResponse response) {
        var began = System.nanoTime();
        var method = request.prologue().method().text();
        var requestId = standard.requestId(request.headers());
        var path = OpenAiDialect.path(request.prologue().uriPath().rawPath());
        var match = routes.find(method, path);
        if (addresses.isSecure(request)) response.header(StandardHeaders.SECURE_ONLY);
        var reply = reply(request, response, path, match, requestId);
        if (OpenAiDialect.isFor(path)) reply = OpenAiDialect.dressed(reply);
        var sent = false;
        try {
            reply = sender.send(reply, requestId, method.equals("HEAD"), response);
            sent = true;
        } finally {
            var nanos = System.nanoTime() - began;
            var known = match instanceof RouteTable.Match.Found ? method : "other";
            metrics.record(known, match.label(), Sender.status(reply), nanos);
            LOG.log(accessLevel, "http.request method=" + known + " route=" + match.label()
                    + " status=" + Sender.status(reply) + " millis=" + nanos / 1_000_000
                    + (sent ? "" : " client=gone") + " request=" + requestId);
        }
    }

    private Reply reply(ServerRequest request, ServerResponse response, String path,
            RouteTable.Match match, String requestId) {
        var method = request.prologue().method().text();
        try {
            Framing.require(request.headers());
            var from = addresses.of(request);
            var origin = Origin.of(from);
            limiter.admit(origin, path, response);
            return switch (match) {
                case RouteTable.Match.Found(var route, var parameters) -> {
                    var caller = caller(request, route, from);
                    if (caller.isPresent()) limiter.admit(caller.get(), path, response);
                    yield begun(method, repetitions.handle(route,
                            call(request, route, parameters, caller, origin)));
                }
                case RouteTable.Match.WrongMethod(_, var allowed) when method.equals("OPTIONS") ->
                        new Reply.Done(Map.of("Allow", allowed));
                case RouteTable.Match.WrongMethod(_, var allowed) -> new Reply.Failure(Problem.of(
                        ProblemType.METHOD_NOT_ALLOWED, "Use one of: " + allowed + ".")
                        .withHeader("Allow", allowed));
                case RouteTable.Match.Unknown() -> Reply.of(ProblemType.NOT_FOUND,
                        "Check the address: nothing is served here. GET /openapi lists all.");
            };
        } catch (Refused refused) {
            return new Reply.Failure(refused.problem());
        } catch (DebtOpen owed) {
            return Reply.of(ProblemType.DEBT_OPEN, "Write to us: a payment was refunded after its"
                    + " credits had been spent, and a person has to decide.");
        } catch (AccountRestricted restricted) {
            return Reply.of(ProblemType.ACCOUNT_RESTRICTED, "You may read and take away what is"
                    + " yours. Write to us if you want to know why, or to have it lifted.");
        } catch (TooManyAttempts guessed) {
            return new Reply.Failure(Problem.of(ProblemType.TOO_MANY_ATTEMPTS,
                    "Wait as long as Retry-After says. What comes earlier is not looked at.")
                    .retryAfter(guessed.pause().plusSeconds(1)));
        } catch (StoreUnavailable away) {
            LOG.log(Level.WARNING, "http.store-unavailable request=" + requestId);
            return new Reply.Failure(Problem.of(ProblemType.STORE_UNAVAILABLE,
                    "Nothing was done. Send it again in a moment.").retryAfter(STORE_PAUSE));
        } catch (RequestException broken) {
            return new Reply.Failure(ProtocolErrors.problem(broken));
        } catch (CloseConnectionException gone) {
            throw gone;
        } catch (DataReader.InsufficientDataAvailableException hungUp) {
            throw new CloseConnectionException("the client ended within a request", hungUp);
        } catch (RuntimeException | Error failure) {
            LOG.log(Level.ERROR, "http.failed route=" + match.label() + " request=" + requestId
                    + ' ' + Failures.described(failure));
            return Reply.of(ProblemType.INTERNAL_ERROR,
                    "Send it again later; tell us the request id if it stays so.");
        }
    }

    /** What cannot be read is told while there still is a status to tell it by. */
    private static Reply begun(String method, Reply reply) {
        return reply instanceof Reply.Content content && !method.equals("HEAD")
                ? content.begun() : reply;
    }

    private Optional<Principal> caller(ServerRequest request, Route route,
            Optional<InetAddress> from) {
        return switch (route.access()) {
            case ANYONE -> Optional.<Principal>empty();
            case PERSON -> Optional.of(bearer.caller(request.headers()
                    .first(HeaderNames.AUTHORIZATION), from));
        };
    }

    private Call call(ServerRequest request, Route route, Map<String, String> parameters,
            Optional<Principal> caller, Origin from) {
        if (caller.isPresent()) switch (caller.get()) {
            case Principal.Program(var key) -> RouteScopes.require(route, key);
            case Principal.Person person -> Enrolment.require(route, person);
        }
        for (var name : request.query().names()) {
            var place = new Place("", new ArrayList<>()).member(name);
            if (!route.query().contains(name)) place.refuse("is not known here");
            else if (request.query().all(name).size() > 1) place.refuse("is there twice");
            if (!place.wrong().isEmpty()) throw new Refused(Problem.wrongInput(place.wrong()));
        }
        return new Call(request, parameters, caller, from, bodyBytesMax);
    }
}
