package com.aimixup.application.access;

import com.aimixup.application.privacy.PersonalData;
import com.aimixup.domain.accounts.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** People's second factors: the secrets of their authenticators, and hashes of recovery codes. */
public interface Factors extends PersonalData {

    /**
     * @param isConfirmed whether a first code was shown; until then it is not asked for
     * @param lastStep of the last code that was used; it and those before are used up
     * @param failures since the last code that was right
     */
    record Factor(AccountId account, byte[] secret, boolean isConfirmed, long lastStep,
            int failures, Instant failedAt) {
        private static final int FAILURES_FREE = 5;
        private static final Duration PAUSE = Duration.ofSeconds(30);
        private static final int DOUBLINGS_MAX = 7;

        /** How long no further code is looked at. */
        public Duration pause(Instant now) {
            if (failures < FAILURES_FREE) return Duration.ZERO;
            var doublings = Math.min(failures - FAILURES_FREE, DOUBLINGS_MAX);
            var left = Duration.between(now, failedAt.plus(PAUSE.multipliedBy(1L << doublings)));
            return left.isPositive() ? left : Duration.ZERO;
        }
    }

    Optional<Factor> find(AccountId account);

    /** Locked until the transaction ends, so that a code is not used twice at once. */
    Optional<Factor> lock(AccountId account);

    /** Adds or replaces. */
    void save(Factor factor);

    /** In place of those that were. */
    void setRecoveryCodes(AccountId account, List<byte[]> hashes);

    long recoveryCodes(AccountId account);

    /** @return whether it was one; it is none any more */
    boolean spendRecoveryCode(AccountId account, byte[] hash);

    /** Without its recovery codes, which passkeys have, too. */
    void remove(AccountId account);
}
