package com.aimixup.application.credits;

import com.aimixup.application.accounts.Accounts;
import com.aimixup.application.runtime.Transactions;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.accounts.EmailAddress;
import com.aimixup.domain.credits.Balance;
import com.aimixup.domain.credits.Credits;
import com.aimixup.domain.credits.Lot;
import com.aimixup.domain.credits.LotId;
import com.aimixup.domain.credits.Transfer;
import com.aimixup.domain.credits.TransferId;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The operator gives credits to a person. */
public final class GrantCredits {

    /**
     * @param id made by whoever asks: the same id grants once
     * @param expiresAt empty if the credits last
     */
    public record Command(
            UUID id, EmailAddress email, Credits amount, Optional<Instant> expiresAt) {}

    public sealed interface Outcome {
        record Granted(AccountId account, Balance balance) implements Outcome {}

        /** This id has been granted before; nothing changed. */
        record AlreadyGranted(AccountId account, Balance balance) implements Outcome {}

        record UnknownAccount() implements Outcome {}

        record NotPositive() implements Outcome {}

        record ExpiresInThePast() implements Outcome {}
    }

    private final Accounts accounts;
    private final Ledger ledger;
    private final Transactions transactions;
    private final Clock clock;

    public GrantCredits(Accounts accounts, Ledger ledger, Transactions transactions, Clock clock) {
        this.accounts = accounts;
        this.ledger = ledger;
        this.transactions = transactions;
        this.clock = clock;
    }

    public Outcome handle(Command command) {
        var now = clock.instant();
        if (!command.amount().isPositive()) return new Outcome.NotPositive();
        if (command.expiresAt().filter(at -> !at.isAfter(now)).isPresent())
            return new Outcome.ExpiresInThePast();
        var account = accounts.findByEmail(command.email());
        if (account.isEmpty()) return new Outcome.UnknownAccount();
        var lot = new Lot(new LotId(command.id()), Lot.Source.PROMOTIONAL, command.amount(),
                command.amount(), command.expiresAt(), now);
        return transactions.run(() -> grant(account.get(), command.id(), lot));
    }

    private Outcome grant(AccountId account, UUID id, Lot lot) {
        var fresh = ledger.grant(account, Transfer.grant(new TransferId(id), lot), lot);
        var balance = ledger.balance(account);
        return fresh ? new Outcome.Granted(account, balance)
                : new Outcome.AlreadyGranted(account, balance);
    }
}
