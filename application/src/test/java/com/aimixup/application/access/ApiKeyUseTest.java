package com.aimixup.application.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.aimixup.application.credits.MemoryLedger;
import com.aimixup.application.runtime.MemoryTransactions;
import com.aimixup.application.runtime.MovableClock;
import com.aimixup.application.runtime.TimeOrderedIds;
import com.aimixup.domain.access.AddressRange;
import com.aimixup.domain.access.ApiKey;
import com.aimixup.domain.access.ApiKeyId;
import com.aimixup.domain.access.ApiSecret;
import com.aimixup.domain.access.Scope;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.credits.Credits;
import com.aimixup.domain.privacy.Private;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Keys from the day they are made to their end. */
final class ApiKeyUseTest {
    private static final AccountId ANNA = new AccountId(new UUID(0, 1));
    private static final Optional<InetAddress> HOME =
            Optional.of(InetAddress.ofLiteral("192.0.2.7"));

    private final MovableClock clock = new MovableClock(Instant.parse("2026-03-01T12:00:00Z"));
    private final MemoryTransactions memory = new MemoryTransactions();
    private final ApiKeys keys = new MemoryApiKeys(memory, new MemoryLedger(memory));
    private final FreshKeys fresh = new FreshKeys();
    private final KeyUseCases use = KeyUseCases.over(keys, memory,
            new TimeOrderedIds(clock, new Random(1)), new Random(2), fresh, clock);

    @Test
    void aKeyIsKnownUntilItIsRevoked() {
        var created = create(Optional.empty(), List.of());
        assertKnown(created);
        var read = ApiSecret.parse(created.secret().encoded()).orElseThrow();
        assertInstanceOf(AuthenticateKey.Outcome.Known.class,
                use.authenticate().handle(read, HOME));
        use.revoke().handle(ANNA, created.key().id());
        assertNotGood(created.secret());
        use.revoke().handle(ANNA, created.key().id());
        assertInstanceOf(RevokeApiKey.Outcome.UnknownKey.class,
                use.revoke().handle(new AccountId(new UUID(0, 2)), created.key().id()));
    }

    /** A look that began before the revocation may end after it. */
    @Test
    void aKeyInHeavyUseIsForgottenWhenItIsRevoked() {
        var created = create(Optional.empty(), List.of());
        var kept = keys.find(ANNA, created.key().id()).orElseThrow();
        fresh.see(kept, clock.instant());
        assertKnown(created);
        use.revoke().handle(ANNA, created.key().id());
        assertNotGood(created.secret());
        fresh.see(kept, clock.instant());
        assertNotGood(created.secret());
    }

    @Test
    void aKeyInHeavyUseThatWasRevokedElsewhereIsKnownForAMomentOnly() {
        var created = create(Optional.empty(), List.of());
        fresh.see(keys.find(ANNA, created.key().id()).orElseThrow(), clock.instant());
        keys.revoke(ANNA, created.key().id(), clock.instant());
        assertKnown(created);
        clock.pass(FreshKeys.FRESH);
        assertNotGood(created.secret());
    }

    @Test
    void aKeyEndsWhenItWasSaidToEnd() {
        var created = create(Optional.of(clock.instant().plusSeconds(60)), List.of());
        clock.pass(Duration.ofSeconds(59));
        assertKnown(created);
        clock.pass(Duration.ofSeconds(1));
        assertNotGood(created.secret());
    }

    @Test
    void aKeyWithoutAnEndIsGoodForAYear() {
        var created = create(Optional.empty(), List.of());
        assertEquals(clock.instant().plus(ApiKey.LIFE_USUAL), created.key().expiresAt());
    }

    @Test
    void anEndInThePastOrTooFarAwayIsRefused() {
        for (var end : List.of(clock.instant(), clock.instant().minusSeconds(1),
                clock.instant().plus(ApiKey.LIFE_MAX).plusSeconds(1)))
            assertInstanceOf(CreateApiKey.Outcome.NoSuchLife.class,
                    use.create().handle(command(Optional.of(end), List.of(), Optional.empty())));
    }

    @Test
    void aForgedSecretIsNotGood() {
        var secret = create(Optional.empty(), List.of()).secret();
        var bytes = secret.secret().clone();
        bytes[31] ^= 1;
        assertNotGood(new ApiSecret(ANNA, secret.key(), bytes));
        assertNotGood(new ApiSecret(new AccountId(new UUID(0, 2)), secret.key(),
                secret.secret()));
        assertNotGood(new ApiSecret(ANNA, new ApiKeyId(new UUID(0, 3)), secret.secret()));
    }

    @Test
    void aKeyWorksFromItsAddressesOnly() {
        var created = create(Optional.empty(), List.of(new AddressRange("192.0.2.0/29"),
                new AddressRange("2001:db8::/32")));
        assertKnown(created);
        assertFrom(created, "2001:db8:1::5", AuthenticateKey.Outcome.Known.class);
        assertFrom(created, "192.0.2.8", AuthenticateKey.Outcome.WrongAddress.class);
        assertFrom(created, "2001:db9::1", AuthenticateKey.Outcome.WrongAddress.class);
        assertInstanceOf(AuthenticateKey.Outcome.WrongAddress.class,
                use.authenticate().handle(created.secret(), Optional.empty()));
    }

    @Test
    void theLastUseIsNotedByTheHour() {
        var created = create(Optional.empty(), List.of());
        var first = clock.instant();
        assertKnown(created);
        clock.pass(Duration.ofMinutes(59));
        assertKnown(created);
        assertEquals(Optional.of(first), lastUse(created));
        clock.pass(Duration.ofMinutes(1));
        assertKnown(created);
        assertEquals(Optional.of(clock.instant()), lastUse(created));
    }

    @Test
    void aBudgetIsNotPromisedWhereItIsNotKept() {
        var scopes = command(Optional.empty(), List.of(), Optional.of(new Credits(5)));
        assertInstanceOf(CreateApiKey.Outcome.Created.class, use.create().handle(scopes));
        for (var spends : Set.of(Scope.CONVERSATIONS, Scope.IMAGES))
            assertInstanceOf(CreateApiKey.Outcome.BudgetNotKept.class,
                    use.create().handle(new CreateApiKey.Command(ANNA, Private.of("x"),
                            Set.of(Scope.CHAT, spends), List.of(),
                            Optional.of(new Credits(5)), false, Optional.empty())));
    }

    @Test
    void thereIsAnEndToHowManyOneHas() {
        for (var n = 0; n < 100; n++) create(Optional.empty(), List.of());
        var more = command(Optional.empty(), List.of(), Optional.empty());
        assertInstanceOf(CreateApiKey.Outcome.TooManyKeys.class, use.create().handle(more));
        use.revoke().handle(ANNA, use.read().handle(ANNA, Optional.empty(), 1).getFirst().id());
        assertInstanceOf(CreateApiKey.Outcome.Created.class, use.create().handle(more));
    }

    private CreateApiKey.Outcome.Created create(Optional<Instant> end,
            List<AddressRange> addresses) {
        return assertInstanceOf(CreateApiKey.Outcome.Created.class,
                use.create().handle(command(end, addresses, Optional.empty())));
    }

    private static CreateApiKey.Command command(Optional<Instant> end,
            List<AddressRange> addresses, Optional<Credits> budget) {
        return new CreateApiKey.Command(ANNA, Private.of("A script"), Set.of(Scope.CHAT),
                addresses, budget, false, end);
    }

    private void assertKnown(CreateApiKey.Outcome.Created created) {
        assertFrom(created, "192.0.2.7", AuthenticateKey.Outcome.Known.class);
    }

    private void assertFrom(CreateApiKey.Outcome.Created created, String address,
            Class<?> outcome) {
        assertInstanceOf(outcome, use.authenticate().handle(created.secret(),
                Optional.of(InetAddress.ofLiteral(address))));
    }

    private void assertNotGood(ApiSecret secret) {
        assertInstanceOf(AuthenticateKey.Outcome.NotGood.class,
                use.authenticate().handle(secret, HOME));
    }

    private Optional<Instant> lastUse(CreateApiKey.Outcome.Created created) {
        return keys.find(ANNA, created.key().id()).orElseThrow().key().lastUsedAt();
    }
}
