package com.aimixup.adapter.http;

import com.aimixup.application.accounts.AccountUseCases;
import com.aimixup.application.accounts.ChangeAccount;
import com.aimixup.application.accounts.SignUp;
import com.aimixup.application.accounts.SignUp.Outcome;
import com.aimixup.domain.access.Origin;
import com.aimixup.domain.accounts.Account;
import com.aimixup.domain.accounts.Adulthood;
import com.aimixup.domain.accounts.EmailAddress;
import com.aimixup.domain.accounts.Language;
import com.aimixup.domain.accounts.PasswordRules;
import com.aimixup.domain.policy.PolicyVersion;
import com.aimixup.domain.privacy.Private;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Signing up, and one's own account. */
final class AccountRoutes implements Route.Group {
    static final Kind<EmailAddress> EMAIL = Kind.parsed(320, EmailAddress::parse,
            "must be an e-mail address");
    private static final Kind<Language> LANGUAGE = Kind.parsed(8, Language::tagged,
            "must be en or pt");
    private static final Duration BUSY_PAUSE = Duration.ofSeconds(1);
    private static final String HERE = "/api/v1/account";
    private final SignUp signUp;
    private final AccountUseCases account;

    AccountRoutes(SignUp signUp, AccountUseCases account) {
        this.signUp = signUp;
        this.account = account;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.open("POST", "/api/v1/accounts", this::create),
                Route.of("GET", HERE, this::show),
                Route.of("PATCH", HERE, this::change));
    }

    private Reply create(Call call) {
        return switch (signUp.handle(call.body(in -> command(in, call.origin(),
                Language.liked(call.header("Accept-Language").orElse("")))))) {
            case Outcome.SignedUp(var account) -> Reply.created(shown(account), HERE);
            case Outcome.Underage() -> Reply.of(ProblemType.UNDERAGE,
                    "Come back when you are 18. Nothing was stored.");
            case Outcome.PolicyNotCurrent(var current) -> new Reply.Failure(Problem.of(
                    ProblemType.POLICY_NOT_CURRENT, "Show the current policy, and send its version"
                            + " in accepted_policy_version once it is accepted.")
                    .with("current_policy_version", current.value()));
            case Outcome.WeakPassword() -> weak("password");
            case Outcome.Busy() -> busy();
        };
    }

    private static Optional<SignUp.Command> command(Fields in, Origin from,
            Language language) {
        var name = in.required("name", Kind.line(1, Account.NAME_LENGTH_MAX));
        var email = in.required("email", EMAIL);
        var password = in.required("password", AccountRoutes::newPassword);
        var adult = in.optional("adult", Kind.flag());
        var birthDate = in.optional("birth_date", Kind.date());
        if (adult.isPresent() == birthDate.isPresent())
            in.refuse("adult", "must be there, or else birth_date; not both");
        var policy = in.required("accepted_policy_version", Kind.line(1, 32));
        var marketing = in.optional("marketing_consent", Kind.flag());
        return in.build(() -> new SignUp.Command(Private.of(name.orElseThrow()),
                email.orElseThrow(), password.orElseThrow(),
                birthDate.<Adulthood>map(Adulthood.BornOn::new)
                        .orElseGet(() -> new Adulthood.Declared(adult.orElseThrow())),
                new PolicyVersion(policy.orElseThrow()), marketing.orElse(false), language,
                from));
    }

    static Optional<Private<String>> newPassword(JsonValue value, Place place) {
        return Kind.text(0, Integer.MAX_VALUE).read(value, place).map(Private::of)
                .flatMap(password -> PasswordRules.refusal(password)
                        .<Optional<Private<String>>>map(place::refuse)
                        .orElse(Optional.of(password)));
    }

    private Reply show(Call call) {
        return account.read().handle(call.account())
                .map(found -> Reply.ok(shown(found), found.version()))
                .orElseGet(() -> Reply.notFound("account"));
    }

    private Reply change(Call call) {
        var body = call.body();
        return Versions.change(call, wanted -> {
            var found = account.read().handle(call.account());
            if (found.isEmpty()) return Optional.of(Reply.notFound("account"));
            return switch (account.change().handle(body.read(in ->
                    wish(in, found.get(), wanted.orElse(found.get().version()))))) {
                case ChangeAccount.Outcome.Changed(var changed) ->
                        Optional.of(Reply.ok(shown(changed), changed.version()));
                case ChangeAccount.Outcome.UnknownAccount() ->
                        Optional.of(Reply.notFound("account"));
                case ChangeAccount.Outcome.ChangedMeanwhile() -> Optional.empty();
            };
        });
    }

    private static Optional<ChangeAccount.Command> wish(Fields in, Account now, long version) {
        var name = in.merged("name", Kind.line(1, Account.NAME_LENGTH_MAX), now.name().reveal());
        var language = in.merged("language", LANGUAGE, now.language());
        return in.build(() -> new ChangeAccount.Command(now.id(), Private.of(name), language,
                version));
    }

    static Reply busy() {
        return new Reply.Failure(Problem.of(ProblemType.TOO_MANY_REQUESTS,
                "Send it again in a moment.").retryAfter(BUSY_PAUSE));
    }

    static Reply weak(String field) {
        return new Reply.Failure(Problem.wrongInput(field, "is one that others would try early;"
                + " a few words that do not belong together are better"));
    }

    private static JsonObject shown(Account account) {
        return new JsonObject()
                .put("id", account.id().value())
                .put("name", account.name())
                .put("email", account.email().value())
                .put("email_verified", account.isVerified())
                .put("language", account.language().tag())
                .put("accepted_policy_version", account.acceptedPolicy().value())
                .put("adult_declared_at", account.adultDeclaredAt())
                .put("created_at", account.createdAt());
    }
}
