package com.aimixup.adapter.http;

import com.aimixup.application.accounts.VerifyEmail;
import com.aimixup.application.passwords.ChangePassword;
import com.aimixup.application.passwords.PasswordUseCases;
import com.aimixup.application.passwords.ResetPassword;
import com.aimixup.domain.accounts.MailToken;
import com.aimixup.domain.accounts.PasswordRules;
import com.aimixup.domain.privacy.Private;
import java.util.List;
import java.util.Optional;

/** New passwords, and what a person does with the links of our mails. */
final class PasswordRoutes implements Route.Group {
    private final PasswordUseCases passwords;

    PasswordRoutes(PasswordUseCases passwords) {
        this.passwords = passwords;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.open("POST", "/api/v1/accounts/verify", this::verify),
                Route.open("POST", "/api/v1/passwords/forgotten", this::forgotten),
                Route.open("POST", "/api/v1/passwords/reset", this::reset),
                Route.of("PUT", "/api/v1/password", this::change));
    }

    private Reply verify(Call call) {
        return MailedToken.of(call)
                .map(token -> passwords.verify().handle(token, call.origin()))
                .filter(outcome -> outcome == VerifyEmail.Outcome.VERIFIED)
                .map(_ -> Reply.done()).orElseGet(MailedToken::notValid);
    }

    private Reply forgotten(Call call) {
        passwords.forgotten().handle(call.body(in -> {
            var email = in.required("email", AccountRoutes.EMAIL);
            return in.build(email::orElseThrow);
        }), call.origin());
        return Reply.done();
    }

    private record Reset(Optional<MailToken> token, Private<String> password) {}

    private Reply reset(Call call) {
        var asked = call.body(in -> {
            var text = in.required("token", Kind.text(1, MailedToken.LENGTH_MAX));
            var password = in.required("password", AccountRoutes::newPassword);
            return in.build(() -> new Reset(MailToken.parse(text.orElseThrow()),
                    password.orElseThrow()));
        });
        if (asked.token().isEmpty()) return MailedToken.notValid();
        return switch (passwords.reset().handle(new ResetPassword.Command(asked.token().get(),
                asked.password(), call.origin()))) {
            case CHANGED -> Reply.done();
            case INVALID -> MailedToken.notValid();
            case WEAK -> AccountRoutes.weak("password");
            case BUSY -> AccountRoutes.busy();
        };
    }

    private Reply change(Call call) {
        var command = call.body(in -> {
            var old = in.required("old_password", Kind.text(0, PasswordRules.CODE_POINTS_MAX));
            var password = in.required("new_password", AccountRoutes::newPassword);
            return in.build(() -> new ChangePassword.Command(call.account(), call.session(),
                    Private.of(old.orElseThrow()), password.orElseThrow(), call.origin()));
        });
        return switch (passwords.change().handle(command)) {
            case CHANGED -> Reply.done();
            case WRONG -> Reply.of(ProblemType.WRONG_PASSWORD, "Send the password that you have"
                    + " now as old_password, or ask for a new one by mail.");
            case WEAK -> AccountRoutes.weak("new_password");
            case BUSY -> AccountRoutes.busy();
        };
    }
}
