package com.aimixup.application.access;

import com.aimixup.application.access.Ceremonies.Assertion;
import com.aimixup.application.access.PasskeyChallenges.Purpose;
import com.aimixup.application.runtime.Transactions;
import com.aimixup.domain.privacy.Private;
import java.time.Clock;
import java.util.Optional;

/**
 * Opens a session without a password: a passkey whose authenticator made sure who uses it is two
 * factors at once, something one has and something one knows or is.
 */
public final class LogInByPasskey {

    /** @param device what the person knows the session by */
    public record Command(Assertion passkey, Private<String> device) {}

    private final PasskeyProof proof;
    private final OpenSession opening;
    private final Transactions transactions;
    private final Clock clock;

    LogInByPasskey(PasskeyProof proof, OpenSession opening, Transactions transactions,
            Clock clock) {
        this.proof = proof;
        this.opening = opening;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** For whoever is there. */
    public PasskeyProof.Asked ask() {
        return transactions.run(() -> proof.ask(Purpose.LOG_IN, Optional.empty(),
                clock.instant()));
    }

    /** Empty if it is not right; why is told to nobody. */
    public Optional<IssuedTokens> handle(Command command) {
        return transactions.run(() -> proof.whose(command.passkey(), clock.instant())
                .map(account -> opening.open(account, true, command.device(),
                        clock.instant())));
    }
}
