package com.aimixup.adapter.http;

import com.aimixup.application.accounts.AccountUseCases;
import com.aimixup.application.accounts.ChangeEmail;
import com.aimixup.application.accounts.ConfirmEmail;
import com.aimixup.application.accounts.EmailChanges.Change;
import com.aimixup.domain.accounts.PasswordRules;
import com.aimixup.domain.privacy.Private;
import java.util.List;
import java.util.Map;

/** Showing that an address is one's own, and having another. */
final class AddressRoutes implements Route.Group {
    private static final String HERE = "/api/v1/account/email";
    private final AccountUseCases account;

    AddressRoutes(AccountUseCases account) {
        this.account = account;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.open("POST", "/api/v1/accounts/verification", this::verifyAgain),
                Route.open("POST", "/api/v1/accounts/address", this::confirm),
                Route.of("GET", HERE, this::show),
                Route.of("POST", HERE, this::change),
                Route.of("DELETE", HERE, this::withdraw));
    }

    private Reply verifyAgain(Call call) {
        account.verifyAgain().handle(call.body(in -> {
            var email = in.required("email", AccountRoutes.EMAIL);
            return in.build(email::orElseThrow);
        }), call.origin());
        return Reply.done();
    }

    private Reply change(Call call) {
        var command = call.body(in -> {
            var email = in.required("email", AccountRoutes.EMAIL);
            var password = in.required("password", Kind.text(0, PasswordRules.CODE_POINTS_MAX));
            return in.build(() -> new ChangeEmail.Command(call.account(), email.orElseThrow(),
                    Private.of(password.orElseThrow()), call.origin()));
        });
        return switch (account.changeEmail().handle(command)) {
            case ChangeEmail.Outcome.Asked(var change) ->
                    new Reply.Shown(202, shown(change), Map.of("Location", HERE));
            case ChangeEmail.Outcome.WrongPassword() -> Reply.of(ProblemType.WRONG_PASSWORD,
                    "Send the password that you have now as password.");
            case ChangeEmail.Outcome.Same() -> new Reply.Failure(
                    Problem.wrongInput("email", "is the one that you have"));
            case ChangeEmail.Outcome.Wait(var pause) -> new Reply.Failure(Problem.of(
                    ProblemType.TOO_MANY_REQUESTS, "You asked often in this hour. Wait as long as"
                            + " Retry-After says.").retryAfter(pause.plusSeconds(1)));
            case ChangeEmail.Outcome.Busy() -> AccountRoutes.busy();
        };
    }

    private Reply show(Call call) {
        return account.changeEmail().pending(call.account())
                .map(change -> Reply.ok(shown(change)))
                .orElseGet(() -> Reply.notFound("change of address"));
    }

    private Reply withdraw(Call call) {
        account.changeEmail().withdraw(call.account());
        return Reply.done();
    }

    private Reply confirm(Call call) {
        var outcome = MailedToken.of(call)
                .map(token -> account.confirmEmail().handle(token, call.origin()))
                .orElse(ConfirmEmail.Outcome.INVALID);
        return switch (outcome) {
            case WAITING -> Reply.ok(new JsonObject().put("changed", false));
            case CHANGED -> Reply.ok(new JsonObject().put("changed", true));
            case INVALID -> MailedToken.notValid();
        };
    }

    private static JsonObject shown(Change change) {
        return new JsonObject()
                .put("email", change.email().value())
                .put("confirmed_by_old", change.left())
                .put("confirmed_by_new", change.came())
                .put("expires_at", change.expiresAt());
    }
}
