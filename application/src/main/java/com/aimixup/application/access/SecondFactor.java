package com.aimixup.application.access;

import com.aimixup.application.access.Factors.Factor;
import com.aimixup.domain.access.Base32;
import com.aimixup.domain.access.Totp;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.privacy.Private;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;

/**
 * Looks at the code of a second factor, or at a recovery code. Each is good once. Only who has the
 * password comes here, so nobody else can make the person wait.
 */
public final class SecondFactor {

    public sealed interface Verdict {
        record Passed() implements Verdict {}

        record Wrong() implements Verdict {}

        record Wait(Duration pause) implements Verdict {}
    }

    private final Factors factors;

    public SecondFactor(Factors factors) {
        this.factors = factors;
    }

    /**
     * In a transaction, which must not be rolled back if it is wrong.
     *
     * @param recovery whether a recovery code will do
     */
    public Verdict judge(Factor factor, Private<String> code, Instant now, boolean recovery) {
        var pause = factor.pause(now);
        if (pause.isPositive()) return new Verdict.Wait(pause);
        var typed = code.reveal().strip();
        var step = Totp.step(factor.secret(), typed, now);
        if (step.isPresent() && step.getAsLong() > factor.lastStep()) {
            factors.save(new Factor(factor.account(), factor.secret(), factor.isConfirmed(),
                    step.getAsLong(), 0, factor.failedAt()));
            return new Verdict.Passed();
        }
        if (recovery && recover(factor.account(), code) instanceof Verdict.Passed passed)
            return passed;
        factors.save(new Factor(factor.account(), factor.secret(), factor.isConfirmed(),
                factor.lastStep(), factor.failures() + 1, now));
        return new Verdict.Wrong();
    }

    /** By a recovery code alone: it has too many random bits for anybody to try them. */
    Verdict recover(AccountId account, Private<String> code) {
        return Base32.normalised(code.reveal().strip()).filter(text ->
                factors.spendRecoveryCode(account, hash(text))).isPresent()
                ? new Verdict.Passed() : new Verdict.Wrong();
    }

    /** SHA-256 suffices because a recovery code has 80 random bits. */
    public static byte[] hash(String normalised) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(normalised.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
