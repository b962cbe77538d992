package com.aimixup.application.payments;

import static com.aimixup.application.payments.PaymentSamples.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.application.privacy.MemorySections;
import com.aimixup.application.runtime.Transactions;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.credits.Credits;
import com.aimixup.domain.payments.Debt;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a store of debts promises. */
@Tag("collect.payment")
public abstract class DebtsContract {
    private final AccountId anna = new AccountId(UUID.randomUUID());
    private final AccountId ben = new AccountId(UUID.randomUUID());

    protected abstract Debts debts();

    protected abstract Transactions transactions();

    @Test
    void aDebtIsOpenUntilItIsEndedAndThatOnce() {
        var debt = debt(anna);
        assertFalse(debts().hasOpen(anna));
        assertTrue(add(debt));
        assertFalse(add(debt));
        assertTrue(debts().hasOpen(anna));
        assertFalse(debts().hasOpen(ben));
        assertEquals(1, debts().open(1_000).stream().filter(debt::equals).count());
        var ended = new Debt(anna, debt.id(), debt.amount(), Debt.State.WAIVED, NOON);
        assertEquals(Optional.empty(), end(ben, debt));
        assertEquals(Optional.of(ended), end(anna, debt));
        assertEquals(Optional.empty(), end(anna, debt));
        assertFalse(debts().hasOpen(anna));
        assertEquals(List.of(ended), debts().of(anna));
        assertEquals(0, debts().open(1_000).stream().filter(debt::equals).count());
    }

    @Test
    void anArchiveHasOnesOwnAndErasingKeepsThem() {
        add(debt(anna));
        add(debt(ben));
        transactions().run(() -> debts().erase(anna));
        var sections = new MemorySections();
        debts().export(anna, sections);
        assertEquals(1, sections.of("debts").size());
    }

    private static Debt debt(AccountId account) {
        return new Debt(account, UUID.randomUUID(), new Credits(40), Debt.State.OPEN, NOON);
    }

    private boolean add(Debt debt) {
        return transactions().run(() -> debts().add(debt));
    }

    private Optional<Debt> end(AccountId account, Debt debt) {
        return transactions().run(() -> debts().end(account, debt.id(), Debt.State.WAIVED,
                Optional.of("goodwill"), NOON.plusSeconds(1)));
    }
}
