package com.aimixup.application.factors;

import com.aimixup.application.access.Ceremonies.Registration;
import com.aimixup.application.access.Factors;
import com.aimixup.application.access.PasskeyChallenges.Purpose;
import com.aimixup.application.access.PasskeyPorts;
import com.aimixup.application.access.PasskeyProof;
import com.aimixup.application.access.Passkeys.Passkey;
import com.aimixup.application.mail.Mail;
import com.aimixup.application.runtime.Ids;
import com.aimixup.application.runtime.Transactions;
import com.aimixup.domain.access.PasskeyId;
import com.aimixup.domain.access.SessionId;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.privacy.Private;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Keeps a passkey that an authenticator made for us just now; from then on it is asked for. */
public final class AddPasskey {
    public static final int MOST = 20;

    public record Command(AccountId account, SessionId session, Private<String> name,
            Registration registration) {}

    public sealed interface Outcome {
        /** @param codes if there were none: for when it is lost; told this once */
        record Added(Passkey passkey, List<Private<String>> codes) implements Outcome {}

        /** Not what was asked for, or too late. */
        record Wrong() implements Outcome {}

        record TooMany() implements Outcome {}
    }

    private final PasskeyPorts ports;
    private final PasskeyProof proof;
    private final Factors factors;
    private final RecoveryCodes recovery;
    private final FactorChange change;
    private final Transactions transactions;
    private final Ids ids;
    private final Clock clock;

    AddPasskey(PasskeyPorts ports, PasskeyProof proof, Factors factors, RecoveryCodes recovery,
            FactorChange change, Transactions transactions, Ids ids, Clock clock) {
        this.ports = ports;
        this.proof = proof;
        this.factors = factors;
        this.recovery = recovery;
        this.change = change;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    public Outcome handle(Command command) {
        return transactions.run(() -> {
            var now = clock.instant();
            var account = command.account();
            var made = proof.taken(command.registration().clientData(), Purpose.ADD,
                    Optional.of(account), now)
                    .flatMap(challenge -> ports.ceremonies().made(command.registration(),
                            challenge));
            if (made.isEmpty()) return new Outcome.Wrong();
            if (ports.passkeys().list(account).size() >= MOST) return new Outcome.TooMany();
            var passkey = new Passkey(account, new PasskeyId(ids.next()), command.name(),
                    made.get().credential(), made.get().key(), made.get().counter(),
                    made.get().syncable(), false, now, Optional.empty());
            return ports.passkeys().add(passkey) ? added(command, passkey, now)
                    : new Outcome.Wrong();
        });
    }

    private Outcome added(Command command, Passkey passkey, Instant now) {
        var codes = factors.recoveryCodes(command.account()) == 0
                ? recovery.renew(command.account()) : List.<Private<String>>of();
        change.added(command.account(), command.session(), Mail.Kind.PASSKEY_ADDED, now);
        return new Outcome.Added(passkey, codes);
    }
}
