package com.aimixup.application.access;

import com.aimixup.domain.access.SessionId;
import com.aimixup.domain.accounts.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Short-lived signed proofs of who is calling. */
public interface AccessTokens {
    Duration LIFETIME = Duration.ofMinutes(15);

    String issue(Caller caller, Instant now);

    /** Empty unless this is a token of ours, unchanged and in its time. */
    Optional<Caller> verify(String token, Instant now);

    /** The public keys as a JSON Web Key Set (RFC 7517), for others to verify tokens with. */
    String publicKeys();

    record Caller(AccountId account, SessionId session) {}
}
