package com.aimixup.application.access;

import com.aimixup.application.accounts.Accounts;
import com.aimixup.application.accounts.PasswordHash;
import com.aimixup.application.accounts.Passwords;
import com.aimixup.application.accounts.Passwords.Verdict;
import com.aimixup.application.attempts.Throttle;
import com.aimixup.application.runtime.Transactions;
import com.aimixup.domain.access.Origin;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.accounts.EmailAddress;
import com.aimixup.domain.privacy.Private;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Opens a session for the right address and password. An unknown address and a wrong password have
 * the same answer and take the same time; so has an address that nobody showed to be theirs, or
 * else signing up and logging in would tell whether it was free.
 */
public final class LogIn {

    /**
     * @param device what the person knows the session by
     * @param shown of second factors
     */
    public record Command(EmailAddress email, Private<String> password, Private<String> device,
            FactorCheck.Shown shown, Origin from) {}

    public sealed interface Outcome {
        record LoggedIn(IssuedTokens tokens) implements Outcome {}

        record Wrong() implements Outcome {}

        /** The password is right, and a second factor is needed, too. */
        record CodeNeeded(Optional<PasskeyProof.Asked> passkey) implements Outcome {}

        /** The password is right, the code or passkey is not. */
        record CodeWrong() implements Outcome {}

        /** There were many wrong codes. */
        record Wait(Duration pause) implements Outcome {}

        record Busy() implements Outcome {}
    }

    /** How long somebody waits for it. */
    private static final Duration ROOM = Duration.ofSeconds(1);

    private final Accounts accounts;
    private final Passwords passwords;
    private final OpenSession opening;
    private final FactorCheck second;
    private final Throttle throttle;
    private final Semaphore room;
    private final Transactions transactions;
    private final Clock clock;
    private final boolean verifiedOnly;

    /** @param verifiedOnly whether an address must have been shown to be theirs */
    LogIn(Accounts accounts, Passwords passwords, FactorCheck second, Throttle throttle,
            OpenSession opening, Transactions transactions, Clock clock, boolean verifiedOnly) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.second = second;
        this.throttle = throttle;
        this.room = new Semaphore(passwords.capacity(), true);
        this.opening = opening;
        this.transactions = transactions;
        this.clock = clock;
        this.verifiedOnly = verifiedOnly;
    }

    /** Who waits for room to be judged, or finds none, costs the database nothing. */
    public Outcome handle(Command command) {
        try {
            if (!room.tryAcquire(ROOM.toMillis(), TimeUnit.MILLISECONDS))
                return new Outcome.Busy();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return new Outcome.Busy();
        }
        try {
            return counted(command);
        } finally {
            room.release();
        }
    }

    private Outcome counted(Command command) {
        var account = accounts.findByEmail(command.email());
        var attempt = throttle.logIn(command.email(), account, command.from());
        var outcome = judged(command, account);
        switch (outcome) {
            case Outcome.LoggedIn(var issued) -> attempt.succeeded(issued.account());
            // The password was right, and second factors have a delay of their own.
            case Outcome.CodeNeeded _, Outcome.CodeWrong(), Outcome.Wait _, Outcome.Busy() ->
                    attempt.undo();
            case Outcome.Wrong() -> { }
        }
        return outcome;
    }

    private Outcome judged(Command command, Optional<AccountId> account) {
        var stored = account.flatMap(accounts::password);
        // Looked up before the slow part, so that it does not show whose password was right.
        var admitted = account.flatMap(accounts::find)
                .filter(found -> found.isVerified() || !verifiedOnly).isPresent();
        var verdict = stored.map(hash -> passwords.verify(command.password(), hash))
                .orElseGet(() -> passwords.verifyNobody(command.password()));
        if (verdict == Verdict.BUSY) return new Outcome.Busy();
        if (verdict == Verdict.WRONG || !admitted) return new Outcome.Wrong();
        var renewed = stored.filter(passwords::isOutdated)
                .flatMap(outdated -> passwords.hash(command.password()));
        return transactions.run(() -> switch (second.check(account.orElseThrow(), command.shown(),
                clock.instant())) {
            case FactorCheck.Verdict.Passed(var shown) ->
                    open(account.orElseThrow(), shown, command.device(), renewed);
            case FactorCheck.Verdict.Needed(var passkey) -> new Outcome.CodeNeeded(passkey);
            case FactorCheck.Verdict.Wrong() -> new Outcome.CodeWrong();
            case FactorCheck.Verdict.Wait(var pause) -> new Outcome.Wait(pause);
        });
    }

    private Outcome open(AccountId account, boolean shown, Private<String> device,
            Optional<PasswordHash> renewed) {
        renewed.ifPresent(hash -> accounts.changePassword(account, hash));
        return new Outcome.LoggedIn(opening.open(account, shown, device,
                clock.instant()));
    }
}
