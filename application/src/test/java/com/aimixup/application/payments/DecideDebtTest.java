package com.aimixup.application.payments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.application.payments.DecideDebt.Decision;
import com.aimixup.application.payments.DecideDebt.Outcome;
import com.aimixup.domain.credits.Credits;
import com.aimixup.domain.payments.Debt;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("right.no-automated-decision")
final class DecideDebtTest {
    private final PaymentScene scene = new PaymentScene();
    private final Debts debts = scene.stores.debts();
    private final DecideDebt decide = new DecideDebt(debts, scene.transactions, scene.clock);

    @Test
    void aDebtEndsByOneDecisionWithAReason() {
        for (var decision : Decision.values()) {
            var debt = new Debt(scene.anna, UUID.randomUUID(), new Credits(5), Debt.State.OPEN,
                    PaymentScene.NOON);
            debts.add(debt);
            assertEquals(new Outcome.NoCode(), decide.handle(debt.id(), decision, "Because I"));
            assertTrue(debts.hasOpen(scene.anna));
            var state = decision == Decision.WAIVE ? Debt.State.WAIVED : Debt.State.CLEARED;
            assertEquals(new Outcome.Decided(new Debt(scene.anna, debt.id(), debt.amount(), state,
                    debt.at())), decide.handle(debt.id(), decision, "paid-by-transfer"));
            assertFalse(debts.hasOpen(scene.anna));
            assertEquals(new Outcome.NotOpen(), decide.handle(debt.id(), Decision.WAIVE, "x"));
        }
        assertEquals(new Outcome.NotOpen(),
                decide.handle(UUID.randomUUID(), Decision.SETTLE, "x"));
    }
}
