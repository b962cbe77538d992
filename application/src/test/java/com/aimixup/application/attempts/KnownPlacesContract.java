package com.aimixup.application.attempts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.application.privacy.MemorySections;
import com.aimixup.application.runtime.Transactions;
import com.aimixup.domain.accounts.AccountId;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a store of known places promises. */
public abstract class KnownPlacesContract {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final Instant BEFORE = NOON.minusSeconds(1);
    private final AccountId anna = new AccountId(UUID.randomUUID());
    private final AccountId ben = new AccountId(UUID.randomUUID());

    protected abstract KnownPlaces places();

    protected abstract Transactions transactions();

    @Test
    void aPlaceIsKnownToItsPersonAndForAWhile() {
        note(anna, "home");
        assertTrue(places().isKnown(anna, "home", BEFORE));
        assertFalse(places().isKnown(anna, "home", NOON));
        assertFalse(places().isKnown(anna, "work", BEFORE));
        assertFalse(places().isKnown(ben, "home", BEFORE));
    }

    @Test
    void beingThereAgainMakesItKnownForLonger() {
        note(anna, "home");
        transactions().run(() -> {
            places().note(anna, "home", NOON.plusSeconds(5));
            return true;
        });
        assertTrue(places().isKnown(anna, "home", NOON));
    }

    @Test
    void oldOnesAreForgotten() {
        note(anna, "home");
        transactions().run(() -> places().forget(BEFORE));
        assertTrue(places().isKnown(anna, "home", BEFORE));
        transactions().run(() -> places().forget(NOON));
        assertFalse(places().isKnown(anna, "home", BEFORE));
    }

    @Test
    void anArchiveAndAnErasureConcernOneOnly() {
        note(anna, "home");
        note(ben, "home");
        var sections = new MemorySections();
        places().export(anna, sections);
        assertEquals(1, sections.of("knownPlaces").size());
        transactions().run(() -> places().erase(anna));
        assertFalse(places().isKnown(anna, "home", BEFORE));
        assertTrue(places().isKnown(ben, "home", BEFORE));
    }

    private void note(AccountId account, String place) {
        transactions().run(() -> {
            places().note(account, place, NOON);
            return true;
        });
    }
}
