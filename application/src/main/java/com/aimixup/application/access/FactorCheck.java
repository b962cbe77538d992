package com.aimixup.application.access;

import com.aimixup.application.access.Ceremonies.Assertion;
import com.aimixup.application.access.Factors.Factor;
import com.aimixup.application.access.PasskeyChallenges.Purpose;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.privacy.Private;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What a log-in needs besides the right password: any one of the person's second factors. */
public final class FactorCheck {

    /** At most one of them. */
    public record Shown(Optional<Private<String>> code, Optional<Assertion> passkey) {
        public static final Shown NOTHING = new Shown(Optional.empty(), Optional.empty());
    }

    sealed interface Verdict {
        /** @param shown false if there is no second factor */
        record Passed(boolean shown) implements Verdict {}

        /** @param passkey what to ask an authenticator, if there is a passkey */
        record Needed(Optional<PasskeyProof.Asked> passkey) implements Verdict {}

        record Wrong() implements Verdict {}

        record Wait(Duration pause) implements Verdict {}
    }

    private final Factors factors;
    private final SecondFactor codes;
    private final Passkeys passkeys;
    private final PasskeyProof proof;

    public FactorCheck(Factors factors, Passkeys passkeys, PasskeyProof proof) {
        this.factors = factors;
        this.codes = new SecondFactor(factors);
        this.passkeys = passkeys;
        this.proof = proof;
    }

    /** In a transaction, which must not be rolled back if it is wrong. */
    Verdict check(AccountId account, Shown shown, Instant now) {
        var factor = factors.lock(account).filter(Factor::isConfirmed);
        var hasPasskey = !passkeys.list(account).isEmpty();
        if (factor.isEmpty() && !hasPasskey) return new Verdict.Passed(false);
        if (shown.passkey().isPresent())
            return proof.isSecondFactor(account, shown.passkey().get(), now)
                    ? new Verdict.Passed(true) : new Verdict.Wrong();
        if (shown.code().isEmpty()) return new Verdict.Needed(hasPasskey ? Optional.of(
                proof.ask(Purpose.SECOND_FACTOR, Optional.of(account), now)) : Optional.empty());
        var code = shown.code().get();
        return switch (factor.map(found -> codes.judge(found, code, now, true))
                .orElseGet(() -> codes.recover(account, code))) {
            case SecondFactor.Verdict.Passed() -> new Verdict.Passed(true);
            case SecondFactor.Verdict.Wait(var pause) -> new Verdict.Wait(pause);
            case SecondFactor.Verdict.Wrong() -> new Verdict.Wrong();
        };
    }
}
