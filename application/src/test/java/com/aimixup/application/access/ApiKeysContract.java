package com.aimixup.application.access;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.application.credits.Ledger;
import com.aimixup.application.privacy.MemorySections;
import com.aimixup.application.runtime.Transactions;
import com.aimixup.domain.access.AddressRange;
import com.aimixup.domain.access.ApiKey;
import com.aimixup.domain.access.ApiKeyId;
import com.aimixup.domain.access.Scope;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.credits.Credits;
import com.aimixup.domain.credits.Hold;
import com.aimixup.domain.credits.HoldId;
import com.aimixup.domain.credits.Lot;
import com.aimixup.domain.credits.LotId;
import com.aimixup.domain.credits.Transfer;
import com.aimixup.domain.credits.TransferId;
import com.aimixup.domain.privacy.Private;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a store of API keys promises. */
public abstract class ApiKeysContract {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00.123456Z");
    private static final Instant LATER = NOON.plusSeconds(60);
    private static final byte[] HASH = {1, 2, 3};

    private final AccountId anna = new AccountId(UUID.randomUUID());
    private final AccountId ben = new AccountId(UUID.randomUUID());

    protected abstract ApiKeys keys();

    /** Its holds are those that keys can have. */
    protected abstract Ledger ledger();

    protected abstract Transactions transactions();

    /** Before anything of an account is stored. */
    protected abstract void prepare(AccountId account);

    @Test
    void whatWasAddedIsReadBackByItsOwnerOnly() {
        var key = added(anna, NOON);
        var kept = keys().find(anna, key.id()).orElseThrow();
        assertEquals(key, kept.key());
        assertArrayEquals(HASH, kept.hash());
        prepare(ben);
        assertTrue(keys().find(ben, key.id()).isEmpty());
        assertFalse(keys().revoke(ben, key.id(), LATER));
        assertEquals(Optional.of(key), keys().find(anna, key.id()).map(ApiKeys.Kept::key));
    }

    @Test
    void keysAreListedNewestFirstPageByPage() {
        var first = added(anna, NOON);
        var second = added(anna, LATER);
        var third = added(anna, LATER.plusSeconds(1));
        assertEquals(List.of(third, second), keys().page(anna, Optional.empty(), 2));
        assertEquals(List.of(first), keys().page(anna, Optional.of(second.id()), 2));
    }

    @Test
    void aRevokedKeyStaysAsItWasRevokedFirstAndIsNotCounted() {
        var key = added(anna, NOON);
        added(anna, NOON);
        assertTrue(keys().revoke(anna, key.id(), LATER));
        assertTrue(keys().revoke(anna, key.id(), LATER.plusSeconds(1)));
        assertEquals(Optional.of(LATER), find(key).revokedAt());
        assertEquals(1, keys().count(anna, LATER));
        assertEquals(0, keys().count(anna, key.expiresAt()));
    }

    @Test
    void theLastUseIsNoted() {
        var key = added(anna, NOON);
        assertTrue(find(key).needsNoting(LATER));
        keys().noteUse(anna, key.id(), LATER);
        assertEquals(Optional.of(LATER), find(key).lastUsedAt());
        assertFalse(find(key).needsNoting(LATER.plusSeconds(3_599)));
        assertTrue(find(key).needsNoting(LATER.plusSeconds(3_600)));
    }

    @Test
    void whatAKeyHoldsIsCommittedUntilItIsSettledOrGivenBack() {
        var key = added(anna, NOON);
        var other = added(anna, NOON);
        grant(anna);
        var charged = open(key, 40);
        var forgotten = open(key, 7);
        assertEquals(new Credits(47), committed(key));
        assertEquals(Credits.ZERO, committed(other));
        close(charged, 15);
        transactions().run(() ->
                keys().settle(anna, key.id(), charged.id(), new Credits(15)));
        assertEquals(new Credits(22), committed(key));
        close(forgotten, 0); // by the sweep, which knows of no keys
        assertEquals(new Credits(15), committed(key));
        assertEquals(new Credits(15), find(key).spent());
    }

    @Test
    void anArchiveHasOnesOwnKeysOnlyAndErasingRemovesThem() {
        added(anna, NOON);
        var kept = added(ben, NOON);
        var sections = new MemorySections();
        keys().export(anna, sections);
        assertEquals(1, sections.of("apiKeys").size());
        transactions().run(() -> keys().erase(anna));
        transactions().run(() -> keys().erase(anna));
        assertEquals(List.of(), keys().page(anna, Optional.empty(), 9));
        assertEquals(List.of(kept), keys().page(ben, Optional.empty(), 9));
    }

    private ApiKey added(AccountId account, Instant at) {
        prepare(account);
        var key = new ApiKey(account, new ApiKeyId(UUID.randomUUID()), Private.of("My \"script\""),
                Set.of(Scope.CHAT, Scope.FILES), List.of(new AddressRange("192.0.2.0/24"),
                        new AddressRange("2001:db8::1")), Optional.of(new Credits(100)),
                Credits.ZERO, true, at, NOON.plusSeconds(9_999), Optional.empty(),
                Optional.empty());
        transactions().run(() -> {
            keys().lock(account);
            keys().add(key, HASH);
        });
        return key;
    }

    private ApiKey find(ApiKey key) {
        return keys().find(key.account(), key.id()).orElseThrow().key();
    }

    private Credits committed(ApiKey key) {
        return transactions().run(() -> keys().committed(key.account(), key.id()));
    }

    private void grant(AccountId account) {
        var lot = new Lot(new LotId(UUID.randomUUID()), Lot.Source.PROMOTIONAL, new Credits(500),
                new Credits(500), Optional.empty(), NOON);
        transactions().run(() -> ledger().grant(account,
                Transfer.grant(new TransferId(UUID.randomUUID()), lot), lot));
    }

    private Hold open(ApiKey key, long micros) {
        var hold = new Hold(new HoldId(UUID.randomUUID()), new Credits(micros), LATER);
        transactions().run(() -> {
            ledger().open(key.account(), Transfer.open(hold, NOON), hold);
            keys().hold(key.account(), key.id(), hold.id());
        });
        return hold;
    }

    private void close(Hold hold, long micros) {
        transactions().run(() -> ledger().post(anna, Transfer.close(hold, new Credits(micros),
                ledger().lots(anna), LATER)));
    }
}
