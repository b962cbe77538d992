package com.aimixup.application.restrictions;

import com.aimixup.application.accounts.Accounts;
import com.aimixup.application.runtime.Signals;
import com.aimixup.application.runtime.Transactions;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.accounts.EmailAddress;
import com.aimixup.domain.accounts.Restriction;
import com.aimixup.domain.privacy.ReasonCode;
import java.time.Clock;
import java.util.List;

/**
 * Restricts an account, or lets it go on: a person's decision, not a program's. What it has under
 * way ends on whichever node, by {@link ObeyRestrictions}; who it belongs to may still log in, read
 * and take away what is theirs.
 */
public final class RestrictAccount {

    public sealed interface Outcome {
        record Restricted(Restriction restriction) implements Outcome {}

        record AlreadyRestricted() implements Outcome {}

        record Lifted(Restriction was) implements Outcome {}

        record NotRestricted() implements Outcome {}

        record UnknownAccount() implements Outcome {}

        record NoCode() implements Outcome {}
    }

    private final Accounts accounts;
    private final Restrictions restrictions;
    private final Signals signals;
    private final Transactions transactions;
    private final Clock clock;

    public RestrictAccount(Accounts accounts, Restrictions restrictions, Signals signals,
            Transactions transactions, Clock clock) {
        this.accounts = accounts;
        this.restrictions = restrictions;
        this.signals = signals;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** @param reason a code, never a person's words */
    public Outcome handle(EmailAddress email, String reason) {
        if (!ReasonCode.isOne(reason)) return new Outcome.NoCode();
        return accounts.findByEmail(email).map(account -> restrict(account, reason))
                .orElseGet(Outcome.UnknownAccount::new);
    }

    private Outcome restrict(AccountId account, String reason) {
        var restriction = new Restriction(account, reason, clock.instant());
        var added = transactions.run(() -> restrictions.add(restriction));
        signals.send(ObeyRestrictions.TOPIC, List.of(account.value())); // also when it is repeated
        return added ? new Outcome.Restricted(restriction) : new Outcome.AlreadyRestricted();
    }

    public Outcome lift(EmailAddress email) {
        return accounts.findByEmail(email).map(account -> transactions.run(() ->
                        restrictions.lift(account)).<Outcome>map(Outcome.Lifted::new)
                        .orElseGet(Outcome.NotRestricted::new))
                .orElseGet(Outcome.UnknownAccount::new);
    }
}
