package com.aimixup.application.access;

import com.aimixup.application.access.Ceremonies.Assertion;
import com.aimixup.application.access.Ceremonies.Judged;
import com.aimixup.application.access.PasskeyChallenges.Purpose;
import com.aimixup.application.access.Passkeys.Passkey;
import com.aimixup.application.accounts.Accounts;
import com.aimixup.application.mail.Letters;
import com.aimixup.application.mail.Mail;
import com.aimixup.domain.accounts.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Asks for a passkey and looks at what comes. A challenge is used up by the first answer to it,
 * right or wrong. Everything here is in a transaction that must not be rolled back.
 */
public final class PasskeyProof {
    public static final Duration LIFE = Duration.ofMinutes(5);
    public static final int CHALLENGE_BYTES = 32;

    /**
     * What a browser has to ask an authenticator.
     *
     * @param credentials those that will do; none if any of its own will
     */
    public record Asked(byte[] challenge, String site, List<byte[]> credentials) {}

    private final PasskeyPorts ports;
    private final Accounts accounts;
    private final Letters letters;
    private final RandomGenerator random;

    /** @param random must be cryptographically strong */
    public PasskeyProof(PasskeyPorts ports, Accounts accounts, Letters letters,
            RandomGenerator random) {
        this.ports = ports;
        this.accounts = accounts;
        this.letters = letters;
        this.random = random;
    }

    public Asked ask(Purpose purpose, Optional<AccountId> account, Instant now) {
        var challenge = new byte[CHALLENGE_BYTES];
        random.nextBytes(challenge);
        ports.challenges().add(challenge, purpose, account, now, now.plus(LIFE));
        return new Asked(challenge, ports.ceremonies().site(), account.map(id ->
                ports.passkeys().list(id).stream().map(Passkey::credential).toList())
                .orElse(List.of()));
    }

    /** The challenge that this answers, if it was asked; nobody can answer it again. */
    public Optional<byte[]> taken(byte[] clientData, Purpose purpose, Optional<AccountId> account,
            Instant now) {
        return ports.ceremonies().challenge(clientData)
                .filter(challenge -> ports.challenges().take(challenge, purpose, account, now));
    }

    /** A passkey of this person, as a second factor. */
    boolean isSecondFactor(AccountId account, Assertion assertion, Instant now) {
        return assertion.user().filter(user -> !user.equals(account)).isEmpty()
                && taken(assertion.clientData(), Purpose.SECOND_FACTOR, Optional.of(account), now)
                        .filter(challenge -> judge(account, assertion, challenge, false, now))
                        .isPresent();
    }

    /** Instead of everything else, by an authenticator that made sure who uses it. */
    Optional<AccountId> whose(Assertion assertion, Instant now) {
        return taken(assertion.clientData(), Purpose.LOG_IN, Optional.empty(), now)
                .flatMap(challenge -> assertion.user()
                        .filter(user -> judge(user, assertion, challenge, true, now)));
    }

    /** A counter that went back ends nothing, but is no proof either, and its owner is told. */
    private boolean judge(AccountId account, Assertion assertion, byte[] challenge,
            boolean verified, Instant now) {
        var passkey = ports.passkeys().lock(account, assertion.credential());
        if (passkey.isEmpty()) return false;
        return switch (ports.ceremonies().judge(assertion, passkey.get(), challenge, verified)) {
            case Judged.Genuine(var counter) -> {
                ports.passkeys().note(passkey.get().used(counter, now));
                yield true;
            }
            case Judged.Copied() -> {
                ports.passkeys().note(passkey.get().suspect());
                accounts.find(account).ifPresent(owner ->
                        letters.tell(owner, Mail.Kind.PASSKEY_COPIED));
                yield false;
            }
            case Judged.Wrong() -> false;
        };
    }
}
