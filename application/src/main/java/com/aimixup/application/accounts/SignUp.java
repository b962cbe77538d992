package com.aimixup.application.accounts;

import com.aimixup.application.accounts.Consents.Consent;
import com.aimixup.application.accounts.Consents.Purpose;
import com.aimixup.application.attempts.Throttle;
import com.aimixup.application.mail.Letters;
import com.aimixup.application.mail.Mail;
import com.aimixup.application.privacy.Vault;
import com.aimixup.application.runtime.Ids;
import com.aimixup.application.runtime.Transactions;
import com.aimixup.domain.access.Origin;
import com.aimixup.domain.accounts.Account;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.accounts.Adulthood;
import com.aimixup.domain.accounts.EmailAddress;
import com.aimixup.domain.accounts.Language;
import com.aimixup.domain.policy.PolicyVersion;
import com.aimixup.domain.privacy.Private;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Makes an account for an adult who accepted the policy in force. */
public final class SignUp {

    public record Command(
            Private<String> name,
            EmailAddress email,
            Private<String> password,
            Adulthood adulthood,
            PolicyVersion acceptedPolicy,
            boolean marketing,
            Language language,
            Origin from) {}

    public sealed interface Outcome {
        /**
         * Also for an address that has an account: to whoever asks it looks alike, and the person
         * who has it is told by mail.
         */
        record SignedUp(Account account) implements Outcome {}

        record WeakPassword() implements Outcome {}

        record Underage() implements Outcome {}

        record PolicyNotCurrent(PolicyVersion current) implements Outcome {}

        record Busy() implements Outcome {}
    }

    private final Accounts accounts;
    private final Consents consents;
    private final Passwords passwords;
    private final Vault vault;
    private final Letters letters;
    private final Throttle throttle;
    private final Transactions transactions;
    private final Ids ids;
    private final Clock clock;

    public SignUp(Accounts accounts, Consents consents, Passwords passwords, Vault vault,
            Letters letters, Throttle throttle, Transactions transactions, Ids ids,
            Clock clock) {
        this.accounts = accounts;
        this.consents = consents;
        this.passwords = passwords;
        this.vault = vault;
        this.letters = letters;
        this.throttle = throttle;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    public Outcome handle(Command command) {
        if (!command.adulthood().isAdult(LocalDate.now(clock))) return new Outcome.Underage();
        if (!command.acceptedPolicy().equals(PolicyVersion.CURRENT))
            return new Outcome.PolicyNotCurrent(PolicyVersion.CURRENT);
        var attempt = throttle.ask("sign-up", command.email(), command.from());
        var outcome = judged(command);
        if (!(outcome instanceof Outcome.SignedUp)) attempt.undo();
        return outcome;
    }

    private Outcome judged(Command command) {
        switch (passwords.strength(command.password(),
                List.of(command.name(), Private.of(command.email().value())))) {
            case WEAK -> {
                return new Outcome.WeakPassword();
            }
            case BUSY -> {
                return new Outcome.Busy();
            }
            case FINE -> { }
        }
        var hash = passwords.hash(command.password());
        if (hash.isEmpty()) return new Outcome.Busy();
        var now = clock.instant();
        var account = new Account(new AccountId(ids.next()), command.name(), command.email(),
                command.acceptedPolicy(), now, now, command.language(), false, 1);
        try {
            transactions.run(() -> store(command, account, hash.get()));
        } catch (Taken taken) {
            transactions.run(() -> tellOwner(command.email()));
        }
        return new Outcome.SignedUp(account);
    }

    private void tellOwner(EmailAddress email) {
        accounts.findByEmail(email).flatMap(accounts::find)
                .ifPresent(owner -> letters.reset(owner, Mail.Kind.ALREADY_HERE));
    }

    private void store(Command command, Account account, PasswordHash hash) {
        vault.createKey(account.id());
        if (!accounts.add(account, hash)) throw new Taken();
        if (command.marketing()) consents.add(marketing(ids.next(), account));
        letters.verify(account);
    }

    private static Consent marketing(UUID id, Account account) {
        return new Consent(id, account.id(), Purpose.MARKETING, true, account.acceptedPolicy(),
                account.createdAt());
    }

    /** Rolls back the key that was made for an account that cannot be. */
    private static final class Taken extends RuntimeException {
        private static final long serialVersionUID = 1;

        Taken() {
            super("taken", null, false, false);
        }
    }
}
