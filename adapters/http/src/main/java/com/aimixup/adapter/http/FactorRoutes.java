package com.aimixup.adapter.http;

import com.aimixup.application.factors.Confirm;
import com.aimixup.application.factors.Enrol;
import com.aimixup.application.factors.FactorUseCases;
import com.aimixup.application.factors.Remove;
import com.aimixup.domain.privacy.Private;
import java.time.Duration;
import java.util.List;

/** The second factor: codes of an authenticator. */
final class FactorRoutes implements Route.Group {
    static final int CODE_LENGTH_MAX = 64;
    private static final String HERE = "/api/v1/totp";
    private final FactorUseCases factors;

    FactorRoutes(FactorUseCases factors) {
        this.factors = factors;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.of("POST", HERE, this::enrol),
                Route.of("POST", HERE + "/confirmation", this::confirm),
                Route.of("POST", HERE + "/removal", this::remove));
    }

    private Reply enrol(Call call) {
        return switch (factors.enrol().handle(call.account())) {
            case Enrol.Outcome.Enrolled(var secret) -> Reply.ok(new JsonObject()
                    .put("secret", secret)
                    .put("uri", "otpauth://totp/AiMixUp?secret=" + secret.reveal()
                            + "&issuer=AiMixUp"));
            case Enrol.Outcome.ThereAlready() -> thereAlready();
        };
    }

    private Reply confirm(Call call) {
        return switch (factors.confirm().handle(new Confirm.Command(call.account(),
                call.session(), code(call)))) {
            case Confirm.Outcome.Confirmed(var codes) -> Reply.ok(new JsonObject()
                    .putTexts("recovery_codes", codes.stream().map(Private::reveal).toList()));
            case Confirm.Outcome.NotEnrolled() -> Reply.notFound("second factor");
            case Confirm.Outcome.ThereAlready() -> thereAlready();
            case Confirm.Outcome.Wrong() -> wrong();
            case Confirm.Outcome.Wait(var pause) -> wait(pause);
        };
    }

    private Reply remove(Call call) {
        return switch (factors.remove().handle(new Remove.Command(call.account(),
                call.session(), code(call)))) {
            case Remove.Outcome.Removed() -> Reply.done();
            case Remove.Outcome.NotEnrolled() -> Reply.notFound("second factor");
            case Remove.Outcome.Wrong() -> wrong();
            case Remove.Outcome.Wait(var pause) -> wait(pause);
        };
    }

    private static Private<String> code(Call call) {
        return Private.of(call.body(in -> {
            var code = in.required("code", Kind.text(1, CODE_LENGTH_MAX));
            return in.build(code::orElseThrow);
        }));
    }

    private static Reply thereAlready() {
        return Reply.of(ProblemType.FACTOR_THERE_ALREADY, "Remove it first, with a code of it.");
    }

    private static Reply wrong() {
        return Reply.of(ProblemType.WRONG_CODE, "Wait for the next code: each is good once.");
    }

    static Reply wait(Duration pause) {
        return new Reply.Failure(Problem.of(ProblemType.TOO_MANY_REQUESTS,
                "There were many wrong codes. Wait as long as Retry-After says.")
                .retryAfter(pause.plusSeconds(1)));
    }
}
