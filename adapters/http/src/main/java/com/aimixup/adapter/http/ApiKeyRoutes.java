package com.aimixup.adapter.http;

import com.aimixup.application.access.CreateApiKey;
import com.aimixup.application.access.CreateApiKey.Outcome;
import com.aimixup.application.access.KeyUseCases;
import com.aimixup.application.access.RevokeApiKey;
import com.aimixup.domain.access.AddressRange;
import com.aimixup.domain.access.ApiKey;
import com.aimixup.domain.access.ApiKeyId;
import com.aimixup.domain.access.Scope;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.credits.Credits;
import com.aimixup.domain.privacy.Private;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Keys for a person's programs. */
final class ApiKeyRoutes implements Route.Group {
    private static final String ALL = "/api/v1/api-keys";
    private static final Kind<AddressRange> RANGE = Kind.parsed(AddressRange.LENGTH_MAX,
            AddressRange::parse, "must be an IP address, or a range as 192.0.2.0/24");
    private final KeyUseCases keys;

    ApiKeyRoutes(KeyUseCases keys) {
        this.keys = keys;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.of("GET", ALL, this::list).taking("limit", "cursor"),
                Route.of("POST", ALL, this::create),
                Route.of("DELETE", ALL + "/{key}", this::revoke));
    }

    private Reply list(Call call) {
        var limit = call.limit();
        var after = call.cursor(Cursor::id).map(ApiKeyId::new);
        return Reply.ok(Cursor.page(keys.read().handle(call.account(), after, limit + 1), limit,
                ApiKeyRoutes::shown, last -> Cursor.of(last.id().value())));
    }

    private Reply create(Call call) {
        return switch (keys.create().handle(call.body(in -> command(in, call.account())))) {
            case Outcome.Created(var key, var secret) -> Reply.created(
                    shown(key).put("key", secret.encoded()), ALL + '/' + key.id().value());
            case Outcome.TooManyKeys(var most) -> new Reply.Failure(Problem.of(
                    ProblemType.TOO_MANY_KEYS, "Revoke one that is not used any more.")
                    .with("most", most));
            case Outcome.NoSuchLife() -> new Reply.Failure(Problem.wrongInput("expires_at",
                    "must be later than now, and within ten years"));
            case Outcome.BudgetNotKept() -> new Reply.Failure(Problem.wrongInput("scopes",
                    "must not have conversations or images where there is a budget"));
        };
    }

    private static Optional<CreateApiKey.Command> command(Fields in, AccountId account) {
        var name = in.required("name", Kind.line(1, ApiKey.NAME_LENGTH_MAX));
        var scopes = in.required("scopes", Kind.list(Scope.values().length,
                Kind.choice(Scope.class)));
        var addresses = in.optional("addresses", Kind.list(ApiKey.ADDRESSES_MAX, RANGE));
        var budget = in.optional("budget_micro_credits", Kind.whole(0, Long.MAX_VALUE));
        var stores = in.optional("store", Kind.flag());
        var end = in.optional("expires_at", Kind.instant());
        if (scopes.isPresent() && scopes.get().isEmpty())
            in.refuse("scopes", "must name one at least");
        return in.build(() -> new CreateApiKey.Command(account, Private.of(name.orElseThrow()),
                Set.copyOf(scopes.orElseThrow()), addresses.orElse(List.of()),
                budget.map(Credits::new), stores.orElse(false), end));
    }

    private Reply revoke(Call call) {
        return switch (keys.revoke().handle(call.account(), call.id("key", ApiKeyId::new))) {
            case RevokeApiKey.Outcome.Revoked() -> Reply.done();
            case RevokeApiKey.Outcome.UnknownKey() -> Reply.notFound("key");
        };
    }

    private static JsonObject shown(ApiKey key) {
        var json = new JsonObject()
                .put("id", key.id().value())
                .put("name", key.name())
                .putTexts("scopes", key.scopes().stream().map(JsonObject::code).sorted().toList())
                .putTexts("addresses", key.addresses().stream().map(AddressRange::text).toList());
        key.budget().ifPresentOrElse(most -> json.put("budget_micro_credits", most),
                () -> json.putNull("budget_micro_credits"));
        return json.put("spent_micro_credits", key.spent())
                .put("store", key.stores())
                .put("created_at", key.createdAt())
                .put("expires_at", key.expiresAt())
                .putTime("last_used_at", key.lastUsedAt())
                .putTime("revoked_at", key.revokedAt());
    }
}
