package com.aimixup.application.credits;

import com.aimixup.application.credits.Receipts.Receipt;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.credits.Balance;
import com.aimixup.domain.credits.Lot;
import com.aimixup.domain.credits.Transfer;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Shows a person what they have and where it went. */
public final class ReadCredits {

    /** @param lots those with something left */
    public record View(Balance balance, List<Lot> lots) {}

    /** @param receipt of what was charged */
    public record Line(Transfer transfer, Optional<Receipt> receipt) {}

    private final Ledger ledger;
    private final Receipts receipts;
    private final ReadUsage usage;
    private final Clock clock;

    public ReadCredits(Ledger ledger, Receipts receipts, Clock clock) {
        this.ledger = ledger;
        this.receipts = receipts;
        this.usage = new ReadUsage(receipts);
        this.clock = clock;
    }

    public View handle(AccountId account) {
        return new View(ledger.balance(account), ledger.lots(account));
    }

    /** Newest first. */
    public List<Line> lines(AccountId account, Optional<Ledger.Place> after, int limit) {
        var transfers = ledger.transfers(account, after, limit);
        var found = receipts.of(account, transfers.stream()
                .filter(transfer -> transfer.kind() == Transfer.Kind.SETTLE)
                .flatMap(transfer -> transfer.hold().stream()).toList());
        return transfers.stream().map(transfer -> new Line(transfer, Optional.of(transfer)
                .filter(one -> one.kind() == Transfer.Kind.SETTLE).flatMap(Transfer::hold)
                .flatMap(hold -> Optional.ofNullable(found.get(hold))))).toList();
    }

    public ReadUsage usage() {
        return usage;
    }

    /** What a period without an end ends with. */
    public Instant now() {
        return clock.instant();
    }
}
