package com.aimixup.application.access;

import com.aimixup.application.runtime.Ids;
import com.aimixup.application.runtime.Transactions;
import com.aimixup.domain.access.AddressRange;
import com.aimixup.domain.access.ApiKey;
import com.aimixup.domain.access.ApiKeyId;
import com.aimixup.domain.access.ApiSecret;
import com.aimixup.domain.access.Scope;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.credits.Credits;
import com.aimixup.domain.privacy.Private;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Makes a key for a person's program. Its secret is told this once and not kept. */
public final class CreateApiKey {
    private static final int KEYS_MAX = 100;

    /** Whose spending is not counted by key. */
    private static final Set<Scope> UNCOUNTED = Set.of(Scope.CONVERSATIONS, Scope.IMAGES);

    public record Command(AccountId account, Private<String> name, Set<Scope> scopes,
            List<AddressRange> addresses, Optional<Credits> budget, boolean stores,
            Optional<Instant> expiresAt) {}

    public sealed interface Outcome {
        record Created(ApiKey key, ApiSecret secret) implements Outcome {}

        record TooManyKeys(int most) implements Outcome {}

        /** Its end lies behind us, or too far away. */
        record NoSuchLife() implements Outcome {}

        /** A budget would not hold for one of these scopes. */
        record BudgetNotKept() implements Outcome {}
    }

    private final ApiKeys keys;
    private final Transactions transactions;
    private final Ids ids;
    private final RandomGenerator random;
    private final Clock clock;

    /** @param random must be cryptographically strong */
    public CreateApiKey(ApiKeys keys, Transactions transactions, Ids ids, RandomGenerator random,
            Clock clock) {
        this.keys = keys;
        this.transactions = transactions;
        this.ids = ids;
        this.random = random;
        this.clock = clock;
    }

    public Outcome handle(Command command) {
        var now = clock.instant();
        var end = command.expiresAt().orElse(now.plus(ApiKey.LIFE_USUAL));
        if (!end.isAfter(now) || end.isAfter(now.plus(ApiKey.LIFE_MAX)))
            return new Outcome.NoSuchLife();
        if (command.budget().isPresent()
                && !Collections.disjoint(command.scopes(), UNCOUNTED))
            return new Outcome.BudgetNotKept();
        var key = new ApiKey(command.account(), new ApiKeyId(ids.next()), command.name(),
                command.scopes(), command.addresses(), command.budget(), Credits.ZERO,
                command.stores(), now, end, Optional.empty(), Optional.empty());
        var bytes = new byte[ApiSecret.SECRET_BYTES];
        random.nextBytes(bytes);
        var secret = new ApiSecret(key.account(), key.id(), bytes);
        return transactions.run(() -> {
            keys.lock(key.account());
            if (keys.count(key.account(), now) >= KEYS_MAX)
                return new Outcome.TooManyKeys(KEYS_MAX);
            keys.add(key, secret.hash());
            return new Outcome.Created(key, secret);
        });
    }
}
