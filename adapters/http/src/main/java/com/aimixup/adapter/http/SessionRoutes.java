package com.aimixup.adapter.http;

import com.aimixup.application.access.AccessTokens;
import com.aimixup.application.access.AccessTokens.Caller;
import com.aimixup.application.access.FactorCheck;
import com.aimixup.application.access.IssuedTokens;
import com.aimixup.application.access.LogIn;
import com.aimixup.application.access.LogOut;
import com.aimixup.application.access.RefreshSession;
import com.aimixup.application.access.PasskeyProof;
import com.aimixup.application.access.SessionUseCases;
import com.aimixup.domain.access.Device;
import com.aimixup.domain.access.Origin;
import com.aimixup.domain.access.RefreshToken;
import com.aimixup.domain.access.SessionId;
import com.aimixup.domain.accounts.PasswordRules;
import com.aimixup.domain.privacy.Private;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Logging in, staying logged in, and logging out. */
final class SessionRoutes implements Route.Group {
    private static final String CURRENT = "current";
    private static final int TOKEN_LENGTH_MAX = 200;
    private final SessionUseCases sessions;

    SessionRoutes(SessionUseCases sessions) {
        this.sessions = sessions;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.open("POST", "/api/v1/sessions", this::create),
                Route.of("GET", "/api/v1/sessions", this::list),
                Route.of("DELETE", "/api/v1/sessions", this::deleteAll),
                Route.open("POST", "/api/v1/sessions/refresh", this::refresh),
                Route.of("DELETE", "/api/v1/sessions/{session}", this::delete));
    }

    private Reply create(Call call) {
        return switch (sessions.logIn().handle(call.body(in ->
                command(in, call.origin(), device(call))))) {
            case LogIn.Outcome.LoggedIn(var tokens) -> begun(tokens);
            case LogIn.Outcome.Wrong() -> unauthorised(ProblemType.WRONG_CREDENTIALS,
                    "Check both, and that the link of our first mail was used. Nobody is told"
                            + " which it is.");
            case LogIn.Outcome.CodeNeeded(var passkey) -> codeNeeded(passkey);
            case LogIn.Outcome.CodeWrong() -> unauthorised(ProblemType.CODE_WRONG,
                    "Each is good once: wait for the next code, or ask the passkey anew.");
            case LogIn.Outcome.Wait(var pause) -> FactorRoutes.wait(pause);
            case LogIn.Outcome.Busy() -> AccountRoutes.busy();
        };
    }

    static Private<String> device(Call call) {
        return Private.of(Device.named(call.header("User-Agent").orElse("")));
    }

    static Reply begun(IssuedTokens tokens) {
        return shown(tokens, Map.of("Location",
                "/api/v1/sessions/" + tokens.session().value()), 201);
    }

    private static Reply codeNeeded(Optional<PasskeyProof.Asked> passkey) {
        var problem = Problem.of(ProblemType.CODE_NEEDED, passkey.isPresent()
                ? "Send a passkey, a code of the authenticator, or a recovery code, too."
                : "Send the code of the authenticator, or a recovery code, too.");
        return unauthorised(passkey.map(asked -> problem.with("public_key",
                PasskeyJson.request(asked, false))).orElse(problem));
    }

    private static Optional<LogIn.Command> command(Fields in, Origin from,
            Private<String> device) {
        var email = in.required("email", AccountRoutes.EMAIL);
        var password = in.required("password", Kind.text(0, PasswordRules.CODE_POINTS_MAX));
        var code = in.optional("code", Kind.text(1, FactorRoutes.CODE_LENGTH_MAX));
        var passkey = in.optional("passkey", PasskeyJson.ASSERTION);
        if (code.isPresent() && passkey.isPresent())
            in.refuse("passkey", "must not be there with code");
        return in.build(() -> new LogIn.Command(email.orElseThrow(),
                Private.of(password.orElseThrow()), device,
                new FactorCheck.Shown(code.map(Private::of), passkey), from));
    }

    private Reply refresh(Call call) {
        var text = call.body(in -> {
            var token = in.required("refresh_token", Kind.text(1, TOKEN_LENGTH_MAX));
            return in.build(token::orElseThrow);
        });
        var token = RefreshToken.parse(text);
        if (token.isEmpty()) return invalid();
        return switch (sessions.refresh().handle(token.get())) {
            case RefreshSession.Outcome.Refreshed(var tokens) -> shown(tokens, Map.of(), 200);
            case RefreshSession.Outcome.Invalid() -> invalid();
            case RefreshSession.Outcome.Reused() -> unauthorised(
                    ProblemType.REFRESH_TOKEN_REUSED, "Log in again: somebody else may have had"
                            + " this token, so its session has been ended.");
        };
    }

    private Reply list(Call call) {
        return Reply.ok(new JsonObject().put("data", sessions.read().handle(call.account())
                .stream().map(named -> new JsonObject()
                        .put("id", named.session().id().value())
                        .put("device", named.device().orElse(Private.of("Unknown")))
                        .put("is_current", named.session().id().equals(call.session()))
                        .put("created_at", named.session().createdAt())
                        .put("last_used_at", named.session().lastUsedAt())).toList())
                .putNull("next_cursor"));
    }

    private Reply deleteAll(Call call) {
        sessions.logOutEverywhere().handle(call.account());
        return Reply.done();
    }

    private Reply delete(Call call) {
        var session = call.parameter("session").equals(CURRENT) ? call.session()
                : call.id("session", SessionId::new);
        return switch (sessions.logOut().handle(
                new Caller(call.account(), call.session()), session)) {
            case LogOut.Outcome.LoggedOut() -> Reply.done();
            case LogOut.Outcome.UnknownSession() -> Reply.notFound("session");
        };
    }

    private static Reply invalid() {
        return unauthorised(ProblemType.REFRESH_TOKEN_INVALID,
                "Log in again: it is unknown, too old, or its session has ended.");
    }

    static Reply unauthorised(ProblemType type, String detail) {
        return unauthorised(Problem.of(type, detail));
    }

    private static Reply unauthorised(Problem problem) {
        return new Reply.Failure(problem.withHeader("WWW-Authenticate",
                "Bearer realm=\"aimixup\""));
    }

    private static Reply shown(IssuedTokens tokens, Map<String, String> headers, int status) {
        return new Reply.Shown(status, new JsonObject()
                .put("account_id", tokens.account().value())
                .put("session_id", tokens.session().value())
                .put("token_type", "Bearer")
                .put("access_token", tokens.access())
                .put("expires_at", tokens.accessExpiresAt())
                .put("expires_in_seconds", AccessTokens.LIFETIME.toSeconds())
                .put("refresh_token", tokens.refresh().encoded()), headers);
    }
}
