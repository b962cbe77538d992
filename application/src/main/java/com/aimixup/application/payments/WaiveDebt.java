package com.aimixup.application.payments;

import com.aimixup.application.runtime.Transactions;
import com.aimixup.domain.payments.Debt;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** The operator's decision to let a debt go; the person can begin something new again. */
public final class WaiveDebt {
    private static final int LOOKED_AT = 10_000;
    private static final Pattern CODE = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    public sealed interface Outcome {
        record Waived(Debt debt) implements Outcome {}

        /** There is none, or it is over. */
        record NotOpen() implements Outcome {}

        record NoCode() implements Outcome {}
    }

    private final Debts debts;
    private final Transactions transactions;
    private final Clock clock;

    public WaiveDebt(Debts debts, Transactions transactions, Clock clock) {
        this.debts = debts;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** @param reason a code, never a person's words */
    public Outcome handle(UUID debt, String reason) {
        if (!CODE.matcher(reason).matches()) return new Outcome.NoCode();
        return debts.open(LOOKED_AT).stream().filter(one -> one.id().equals(debt)).findFirst()
                .flatMap(one -> transactions.run(() -> debts.end(one.account(), debt,
                        Debt.State.WAIVED, Optional.of(reason), clock.instant())))
                .<Outcome>map(Outcome.Waived::new).orElseGet(Outcome.NotOpen::new);
    }
}
