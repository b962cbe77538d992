package com.aimixup.application.payments;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.aimixup.application.payments.ShopChanges.Change;
import com.aimixup.application.payments.ShopChanges.What;
import com.aimixup.application.privacy.MemorySections;
import com.aimixup.application.runtime.Transactions;
import com.aimixup.domain.accounts.AccountId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a list of changes that the shop has to be told promises. */
public abstract class ShopChangesContract {
    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");
    private static final Instant LATER = NOON.plusSeconds(60);
    private final AccountId anna = new AccountId(UUID.randomUUID());
    private final AccountId ben = new AccountId(UUID.randomUUID());

    protected abstract ShopChanges changes();

    protected abstract Transactions transactions();

    @Test
    void eachIsClaimedOnceAndComesAgainIfNobodySaysHowItWent() {
        note(anna, What.EMAIL, NOON);
        assertEquals(Optional.empty(), claim(NOON.minusSeconds(1)));
        assertEquals(Optional.of(new Change(anna, What.EMAIL, NOON, 0)), claim(NOON));
        assertEquals(Optional.empty(), claim(NOON));
        assertEquals(Optional.of(new Change(anna, What.EMAIL, NOON, 0)), claim(LATER));
    }

    @Test
    void whatIsToldIsGoneUnlessItChangedAgainMeanwhile() {
        note(anna, What.EMAIL, NOON);
        var first = claim(NOON).orElseThrow();
        note(anna, What.EMAIL, NOON.plusSeconds(1));
        transactions().run(() -> changes().told(first));
        transactions().run(() -> changes().putOff(first, LATER));
        var second = claim(NOON.plusSeconds(1)).orElseThrow();
        assertEquals(new Change(anna, What.EMAIL, NOON.plusSeconds(1), 0), second);
        transactions().run(() -> changes().told(second));
        assertEquals(List.of(), changes().waiting(9));
    }

    @Test
    void whatIsPutOffComesLaterAndCountsItsTries() {
        note(anna, What.NAME, NOON);
        note(anna, What.EMAIL, NOON.plusSeconds(1));
        var name = claim(NOON.plusSeconds(1)).orElseThrow();
        assertEquals(What.NAME, name.what());
        transactions().run(() -> changes().putOff(name, LATER.plusSeconds(60)));
        assertEquals(What.EMAIL, claim(NOON.plusSeconds(1)).orElseThrow().what());
        assertEquals(List.of(new Change(anna, What.NAME, NOON, 1),
                new Change(anna, What.EMAIL, NOON.plusSeconds(1), 0)), changes().waiting(9));
    }

    @Test
    void erasingRemovesOnesOwnOnly() {
        note(anna, What.EMAIL, NOON);
        note(ben, What.EMAIL, NOON);
        var sections = new MemorySections();
        changes().export(anna, sections);
        assertEquals(1, sections.of("shop_changes").size());
        transactions().run(() -> changes().erase(anna));
        assertEquals(List.of(ben), changes().waiting(9).stream().map(Change::account).toList());
    }

    private void note(AccountId account, What what, Instant at) {
        transactions().run(() -> changes().note(account, what, at));
    }

    private Optional<Change> claim(Instant now) {
        return transactions().run(() -> changes().claim(now, LATER));
    }
}
