package com.aimixup.application.credits;

import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.credits.Balance;
import com.aimixup.domain.credits.Lot;
import com.aimixup.domain.credits.Transfer;
import java.util.List;
import java.util.Optional;

/** Shows a person what they have and where it went. */
public final class ReadCredits {

    /** @param lots those with something left */
    public record View(Balance balance, List<Lot> lots) {}

    private final Ledger ledger;

    public ReadCredits(Ledger ledger) {
        this.ledger = ledger;
    }

    public View handle(AccountId account) {
        return new View(ledger.balance(account), ledger.lots(account));
    }

    /** Newest first. */
    public List<Transfer> transfers(AccountId account, Optional<Ledger.Place> after, int limit) {
        return ledger.transfers(account, after, limit);
    }
}
