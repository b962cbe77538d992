package com.aimixup.application.privacy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.aimixup.application.privacy.Disclosures.Disclosure;
import com.aimixup.application.privacy.Disclosures.Place;
import com.aimixup.application.runtime.Transactions;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.conversations.ConversationId;
import com.aimixup.domain.conversations.ModelRef;
import com.aimixup.plugin.spi.ProviderFacts.DataCategory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a store of disclosures promises. */
@Tag("share.chosen-provider")
public abstract class DisclosuresContract {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final int ALL = 100;

    private final AccountId anna = new AccountId(UUID.randomUUID());
    private final AccountId ben = new AccountId(UUID.randomUUID());

    protected abstract Disclosures disclosures();

    protected abstract Transactions transactions();

    @Test
    void whatWentOutIsReadBackNewestFirst() {
        var first = sample(anna, NOON, Set.of(DataCategory.PROMPT));
        var second = sample(anna, NOON.plusSeconds(1),
                Set.of(DataCategory.PROMPT, DataCategory.HISTORY, DataCategory.IMAGE));
        add(first, second, sample(ben, NOON, Set.of()));
        assertEquals(List.of(second, first), all(anna));
    }

    @Test
    void whatWentOutOutsideOfAnyConversationIsReadBackToo() {
        var one = sample(anna, NOON, Set.of(DataCategory.PROMPT));
        var outside = new Disclosure(anna, one.id(), Optional.empty(), one.model(),
                one.recipient(), one.country(), one.categories(), one.bytes(), one.at(),
                one.basis());
        add(outside);
        assertEquals(List.of(outside), all(anna));
        var sections = new MemorySections();
        disclosures().export(anna, sections);
        assertEquals(1, sections.of("disclosures").size());
    }

    @Test
    void nothingWentOutOfWhoSaidNothing() {
        add();
        assertEquals(List.of(), all(anna));
    }

    @Test
    void pagesLeaveNothingOutAndRepeatNothingAlsoWithinOneMoment() {
        for (var n = 0; n < 7; n++) add(sample(anna, NOON.plusSeconds(n / 3), Set.of()));
        var seen = new ArrayList<Disclosure>();
        var page = disclosures().of(anna, Optional.empty(), 2);
        while (!page.isEmpty()) {
            seen.addAll(page);
            var last = page.getLast();
            page = disclosures().of(anna, Optional.of(new Place(last.at(), last.id())), 2);
        }
        assertEquals(all(anna), seen);
        assertEquals(7, seen.stream().distinct().count());
    }

    @Test
    void oneThatIsThereAlreadyIsRefusedWithAllThatCameWithIt() {
        var old = sample(anna, NOON, Set.of());
        add(old);
        assertThrows(RuntimeException.class, () -> add(sample(anna, NOON, Set.of()), old));
        assertEquals(List.of(old), all(anna));
    }

    @Test
    void anArchiveHasOnesOwnOnly() {
        var own = sample(anna, NOON, Set.of(DataCategory.PROMPT));
        add(own, sample(ben, NOON, Set.of()));
        var sections = new MemorySections();
        disclosures().export(anna, sections);
        assertEquals(List.of(own.id().toString()), sections.of("disclosures").stream()
                .map(fields -> fields.get("id")).toList());
    }

    @Tag("right.erase")
    @Test
    void erasingRemovesOnesOwnOnlyAndMayBeRepeated() {
        add(sample(anna, NOON, Set.of()));
        var kept = sample(ben, NOON, Set.of());
        add(kept);
        transactions().run(() -> disclosures().erase(anna));
        transactions().run(() -> disclosures().erase(anna));
        assertEquals(List.of(), all(anna));
        assertEquals(List.of(kept), all(ben));
    }

    private List<Disclosure> all(AccountId account) {
        return disclosures().of(account, Optional.empty(), ALL);
    }

    private void add(Disclosure... some) {
        transactions().run(() -> disclosures().add(List.of(some)));
    }

    public static Disclosure sample(AccountId account, Instant at, Set<DataCategory> categories) {
        return new Disclosure(account, UUID.randomUUID(),
                Optional.of(new ConversationId(UUID.randomUUID())), new ModelRef("acme", "ada"),
                "Acme AI, Ltd", "PT", categories, 1_234, at, "basis.contract");
    }
}
