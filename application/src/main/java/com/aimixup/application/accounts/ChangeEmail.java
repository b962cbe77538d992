package com.aimixup.application.accounts;

import com.aimixup.application.accounts.EmailChanges.Change;
import com.aimixup.application.accounts.Passwords.Verdict;
import com.aimixup.application.mail.Letters;
import com.aimixup.application.mail.Mail;
import com.aimixup.application.runtime.Transactions;
import com.aimixup.domain.access.Origin;
import com.aimixup.domain.accounts.Account;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.accounts.EmailAddress;
import com.aimixup.domain.privacy.Private;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Asks both addresses whether one is to replace the other. Whether somebody has the new one shows
 * nowhere but there: its owner is told, and its link is never sent.
 */
public final class ChangeEmail {
    public static final Duration LIFE = Duration.ofHours(24);
    private static final Duration COUNTED = Duration.ofHours(1);
    private static final int MOST = 3;

    public record Command(AccountId account, EmailAddress email, Private<String> password,
            Origin from) {}

    public sealed interface Outcome {
        record Asked(Change change) implements Outcome {}

        record WrongPassword() implements Outcome {}

        /** They have this address. */
        record Same() implements Outcome {}

        /** They asked often lately. */
        record Wait(Duration pause) implements Outcome {}

        record Busy() implements Outcome {}
    }

    private final Accounts accounts;
    private final PasswordAgain passwords;
    private final EmailChanges changes;
    private final Letters letters;
    private final Transactions transactions;
    private final Clock clock;

    ChangeEmail(Accounts accounts, PasswordAgain passwords, EmailChanges changes, Letters letters,
            Transactions transactions, Clock clock) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.changes = changes;
        this.letters = letters;
        this.transactions = transactions;
        this.clock = clock;
    }

    public Outcome handle(Command command) {
        var account = accounts.find(command.account());
        if (account.isEmpty()) return new Outcome.WrongPassword();
        return switch (passwords.judge(account.get(), command.password(), command.from())) {
            case Verdict.BUSY -> new Outcome.Busy();
            case Verdict.WRONG -> new Outcome.WrongPassword();
            case Verdict.RIGHT -> account.get().email().equals(command.email())
                    ? new Outcome.Same()
                    : transactions.run(() -> ask(account.get(), command.email()));
        };
    }

    private Outcome ask(Account account, EmailAddress email) {
        var now = clock.instant();
        var counted = changes.lock(account.id())
                .filter(change -> now.isBefore(change.countedFrom().plus(COUNTED)));
        var asked = counted.map(Change::asked).orElse(0);
        var from = counted.map(Change::countedFrom).orElse(now);
        if (asked >= MOST)
            return new Outcome.Wait(Duration.between(now, from.plus(COUNTED)));
        var leaving = letters.newToken(account.id());
        var coming = letters.newToken(account.id());
        var change = new Change(account.id(), email, leaving.hash(), coming.hash(), false, false,
                now.plus(LIFE), asked + 1, from);
        changes.save(change);
        letters.send(account, account.email(), Mail.Kind.ADDRESS_LEAVING, Optional.of(leaving));
        var owner = accounts.findByEmail(email).filter(id -> !id.equals(account.id()))
                .flatMap(accounts::find);
        if (owner.isPresent())
            letters.send(owner.get(), owner.get().email(), Mail.Kind.ADDRESS_IN_USE,
                    Optional.empty());
        else letters.send(account, email, Mail.Kind.ADDRESS_COMING, Optional.of(coming));
        return new Outcome.Asked(change);
    }

    /** What is wanted now, if it still can come to pass. */
    public Optional<Change> pending(AccountId account) {
        return pending(changes.find(account), clock.instant());
    }

    /** @return how many were of no use for so long that they are gone now */
    public int forget() {
        return transactions.run(() -> changes.forget(clock.instant().minus(LIFE)));
    }

    static Optional<Change> pending(Optional<Change> change, Instant now) {
        return change.filter(found -> now.isBefore(found.expiresAt()));
    }

    /** Lets it be; its links are no longer good. */
    public void withdraw(AccountId account) {
        transactions.run(() -> pending(changes.lock(account), clock.instant())
                .ifPresent(change -> changes.save(change.ended(clock.instant()))));
    }
}
