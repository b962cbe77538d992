package com.aimixup.application.payments;

import com.aimixup.application.runtime.Transactions;
import com.aimixup.domain.payments.Debt;
import com.aimixup.domain.privacy.ReasonCode;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/**
 * The decision of a person of the operator on a debt: to let it go, or that it was settled in
 * another way. Either way whoever owed it can begin something new again.
 */
public final class DecideDebt {
    private static final int LOOKED_AT = 10_000;

    public enum Decision { WAIVE, SETTLE }

    public sealed interface Outcome {
        record Decided(Debt debt) implements Outcome {}

        /** There is none, or it is over. */
        record NotOpen() implements Outcome {}

        record NoCode() implements Outcome {}
    }

    private final Debts debts;
    private final Transactions transactions;
    private final Clock clock;

    public DecideDebt(Debts debts, Transactions transactions, Clock clock) {
        this.debts = debts;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** @param reason a code, never a person's words */
    public Outcome handle(UUID debt, Decision decision, String reason) {
        if (!ReasonCode.isOne(reason)) return new Outcome.NoCode();
        var state = switch (decision) {
            case WAIVE -> Debt.State.WAIVED;
            case SETTLE -> Debt.State.CLEARED;
        };
        return debts.open(LOOKED_AT).stream().filter(one -> one.id().equals(debt)).findFirst()
                .flatMap(one -> transactions.run(() -> debts.end(one.account(), debt, state,
                        Optional.of(reason), clock.instant())))
                .<Outcome>map(Outcome.Decided::new).orElseGet(Outcome.NotOpen::new);
    }
}
