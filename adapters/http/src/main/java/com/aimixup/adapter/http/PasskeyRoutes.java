package com.aimixup.adapter.http;

import com.aimixup.application.access.LogInByPasskey;
import com.aimixup.application.access.SessionUseCases;
import com.aimixup.application.factors.AddPasskey;
import com.aimixup.application.factors.BeginPasskey;
import com.aimixup.application.factors.PasskeyUseCases;
import com.aimixup.application.factors.RemovePasskey;
import com.aimixup.domain.access.PasskeyId;
import com.aimixup.domain.accounts.PasswordRules;
import com.aimixup.domain.privacy.Private;
import java.util.List;

/** Passkeys, and logging in by one of them alone. */
final class PasskeyRoutes implements Route.Group {
    private static final String HERE = "/api/v1/passkeys";
    private static final int NAME_LENGTH_MAX = 100;
    private final PasskeyUseCases passkeys;
    private final SessionUseCases sessions;

    PasskeyRoutes(PasskeyUseCases passkeys, SessionUseCases sessions) {
        this.passkeys = passkeys;
        this.sessions = sessions;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.of("GET", HERE, this::list),
                Route.of("POST", HERE, this::add),
                Route.of("POST", HERE + "/options", this::begin),
                Route.of("POST", HERE + "/{passkey}/removal", this::remove),
                Route.open("POST", HERE + "/challenge", this::ask),
                Route.open("POST", "/api/v1/sessions/passkey", this::logIn));
    }

    private Reply list(Call call) {
        return Reply.ok(new JsonObject().put("data", passkeys.list().list(call.account()).stream()
                .map(PasskeyJson::shown).toList()).putNull("next_cursor"));
    }

    private Reply begin(Call call) {
        return switch (passkeys.begin().handle(call.account(), password(call),
                call.origin())) {
            case BeginPasskey.Outcome.Begun(var account, var asked) -> Reply.ok(new JsonObject()
                    .put("public_key", PasskeyJson.creation(account, asked)));
            case BeginPasskey.Outcome.WrongPassword() -> wrongPassword();
            case BeginPasskey.Outcome.Busy() -> AccountRoutes.busy();
        };
    }

    private Reply add(Call call) {
        var command = call.body(in -> {
            var name = in.required("name", Kind.line(1, NAME_LENGTH_MAX));
            var credential = in.required("credential", PasskeyJson.REGISTRATION);
            return in.build(() -> new AddPasskey.Command(call.account(), call.session(),
                    Private.of(name.orElseThrow()), credential.orElseThrow()));
        });
        return switch (passkeys.add().handle(command)) {
            case AddPasskey.Outcome.Added(var passkey, var codes) -> Reply.created(
                    PasskeyJson.shown(passkey).putTexts("recovery_codes",
                            codes.stream().map(Private::reveal).toList()), HERE);
            case AddPasskey.Outcome.Wrong() -> Reply.of(ProblemType.PASSKEY_NOT_TAKEN,
                    "Ask for options anew, and use them once, within five minutes.");
            case AddPasskey.Outcome.TooMany() -> new Reply.Failure(Problem.of(
                    ProblemType.TOO_MANY_PASSKEYS, "Remove one first.")
                    .with("most", AddPasskey.MOST));
        };
    }

    private Reply remove(Call call) {
        return switch (passkeys.remove().handle(new RemovePasskey.Command(call.account(),
                call.session(), call.id("passkey", PasskeyId::new), password(call),
                call.origin()))) {
            case REMOVED -> Reply.done();
            case UNKNOWN -> Reply.notFound("passkey");
            case WRONG_PASSWORD -> wrongPassword();
            case BUSY -> AccountRoutes.busy();
        };
    }

    private Reply ask(Call call) {
        return Reply.ok(new JsonObject().put("public_key",
                PasskeyJson.request(sessions.logInByPasskey().ask(), true)));
    }

    private Reply logIn(Call call) {
        var command = call.body(in -> {
            var credential = in.required("credential", PasskeyJson.ASSERTION);
            return in.build(() -> new LogInByPasskey.Command(credential.orElseThrow(),
                    SessionRoutes.device(call)));
        });
        return sessions.logInByPasskey().handle(command).map(SessionRoutes::begun)
                .orElseGet(() -> SessionRoutes.unauthorised(ProblemType.PASSKEY_WRONG,
                        "Ask for a new challenge; each is good once, and for five minutes."));
    }

    private static Private<String> password(Call call) {
        return Private.of(call.body(in -> {
            var password = in.required("password", Kind.text(0, PasswordRules.CODE_POINTS_MAX));
            return in.build(password::orElseThrow);
        }));
    }

    private static Reply wrongPassword() {
        return Reply.of(ProblemType.WRONG_PASSWORD, "Send the password that you have now.");
    }
}
