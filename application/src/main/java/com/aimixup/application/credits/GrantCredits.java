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
import com.aimixup.domain.privacy.ReasonCode;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/** The operator gives credits to a person, for a reason and within the limits of a day. */
public final class GrantCredits {
    private static final String UNSAID = "unsaid";

    /**
     * @param id made by whoever asks: the same id grants once
     * @param expiresAt empty if the credits last
     * @param reason a code, never a person's words
     */
    public record Command(UUID id, EmailAddress email, Credits amount,
            Optional<Instant> expiresAt, String reason) {

        /** Where nobody is to say why. */
        public Command(UUID id, EmailAddress email, Credits amount,
                Optional<Instant> expiresAt) {
            this(id, email, amount, expiresAt, UNSAID);
        }
    }

    public sealed interface Outcome {
        record Granted(AccountId account, Balance balance) implements Outcome {}

        /** This id has been granted before; nothing changed. */
        record AlreadyGranted(AccountId account, Balance balance) implements Outcome {}

        record UnknownAccount() implements Outcome {}

        record NotPositive() implements Outcome {}

        record ExpiresInThePast() implements Outcome {}

        record NoCode() implements Outcome {}

        /** @param left that this person may still be given today */
        record AboveLimit(Credits left) implements Outcome {}
    }

    private record Kept(Grants grants, GrantLimits limits) {}

    private final Accounts accounts;
    private final Ledger ledger;
    private final Optional<Kept> kept;
    private final Transactions transactions;
    private final Clock clock;

    /** Without limits. */
    public GrantCredits(Accounts accounts, Ledger ledger, Transactions transactions, Clock clock) {
        this(accounts, ledger, Optional.empty(), transactions, clock);
    }

    private GrantCredits(Accounts accounts, Ledger ledger, Optional<Kept> kept,
            Transactions transactions, Clock clock) {
        this.accounts = accounts;
        this.ledger = ledger;
        this.kept = kept;
        this.transactions = transactions;
        this.clock = clock;
    }

    public GrantCredits within(Grants grants, GrantLimits limits) {
        return new GrantCredits(accounts, ledger, Optional.of(new Kept(grants, limits)),
                transactions, clock);
    }

    public Outcome handle(Command command) {
        var now = clock.instant();
        if (!command.amount().isPositive()) return new Outcome.NotPositive();
        if (command.expiresAt().filter(at -> !at.isAfter(now)).isPresent())
            return new Outcome.ExpiresInThePast();
        if (!ReasonCode.isOne(command.reason())) return new Outcome.NoCode();
        var account = accounts.findByEmail(command.email());
        if (account.isEmpty()) return new Outcome.UnknownAccount();
        return transactions.run(() -> kept.map(book ->
                        withinLimits(account.get(), command, book, now))
                .orElseGet(() -> grant(account.get(), command, now)));
    }

    private Outcome withinLimits(AccountId account, Command command, Kept book, Instant now) {
        var day = now.atOffset(ZoneOffset.UTC).toLocalDate();
        var everybody = book.limits().everybody().minus(book.grants().lockDay(day));
        if (book.grants().of(account).stream().anyMatch(one -> one.id().equals(command.id())))
            return new Outcome.AlreadyGranted(account, ledger.balance(account));
        var left = book.limits().person().minus(book.grants().of(account, day))
                .atMost(everybody);
        if (command.amount().compareTo(left) > 0)
            return new Outcome.AboveLimit(left.isPositive() ? left : Credits.ZERO);
        var outcome = grant(account, command, now);
        if (outcome instanceof Outcome.Granted) book.grants().add(account, new Grants.Grant(
                command.id(), command.amount(), command.reason(), now));
        return outcome;
    }

    private Outcome grant(AccountId account, Command command, Instant now) {
        var lot = new Lot(new LotId(command.id()), Lot.Source.PROMOTIONAL, command.amount(),
                command.amount(), command.expiresAt(), now);
        var fresh = ledger.grant(account, Transfer.grant(new TransferId(command.id()), lot), lot);
        var balance = ledger.balance(account);
        return fresh ? new Outcome.Granted(account, balance)
                : new Outcome.AlreadyGranted(account, balance);
    }
}
