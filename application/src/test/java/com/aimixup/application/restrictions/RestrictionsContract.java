package com.aimixup.application.restrictions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.application.privacy.MemorySections;
import com.aimixup.application.runtime.Transactions;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.accounts.Restriction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a store of restrictions promises. */
@Tag("right.restrict")
public abstract class RestrictionsContract {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.000001Z");
    private final AccountId anna = new AccountId(UUID.randomUUID());
    private final AccountId ben = new AccountId(UUID.randomUUID());

    protected abstract Restrictions restrictions();

    protected abstract Transactions transactions();

    @Test
    void anAccountIsRestrictedUntilThatIsLifted() {
        assertFalse(restrictions().has(anna));
        assertTrue(add(anna, "asked", NOON));
        assertFalse(add(anna, "other", NOON.plusSeconds(1)), "the first decision stands");
        assertTrue(restrictions().has(anna));
        assertFalse(restrictions().has(ben));
        var first = new Restriction(anna, "asked", NOON);
        assertEquals(Optional.of(first), lift(anna));
        assertEquals(Optional.empty(), lift(anna));
        assertFalse(restrictions().has(anna));
        assertTrue(add(anna, "again", NOON));
    }

    @Test
    void thoseAmongManyAreFound() {
        add(anna, "asked", NOON);
        assertEquals(Set.of(anna), restrictions().among(Set.of(anna, ben)));
        assertEquals(Set.of(), restrictions().among(Set.of(ben)));
        assertEquals(Set.of(), restrictions().among(Set.of()));
    }

    @Test
    void theListBeginsWithTheOldest() {
        add(ben, "later", NOON.plusSeconds(1));
        add(anna, "sooner", NOON);
        var ours = restrictions().all(1_000).stream().map(Restriction::account)
                .filter(Set.of(anna, ben)::contains).toList();
        assertEquals(List.of(anna, ben), ours);
        assertEquals(1, restrictions().all(1).size());
    }

    @Test
    void anArchiveHasOnesOwnAndErasingRemovesIt() {
        add(anna, "asked", NOON);
        add(ben, "asked", NOON);
        var sections = new MemorySections();
        restrictions().export(anna, sections);
        assertEquals(1, sections.of("restriction").size());
        transactions().run(() -> restrictions().erase(anna));
        assertFalse(restrictions().has(anna));
        assertTrue(restrictions().has(ben));
    }

    private boolean add(AccountId account, String reason, Instant since) {
        return transactions().run(() ->
                restrictions().add(new Restriction(account, reason, since)));
    }

    private Optional<Restriction> lift(AccountId account) {
        return transactions().run(() -> restrictions().lift(account));
    }
}
