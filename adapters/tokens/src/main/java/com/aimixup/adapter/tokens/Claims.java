package com.aimixup.adapter.tokens;

import com.aimixup.application.access.AccessTokens.Caller;
import com.aimixup.domain.access.SessionId;
import com.aimixup.domain.accounts.AccountId;
import com.nimbusds.jwt.JWTClaimsSet;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What a token of ours says: who, and from when until when. */
record Claims(Caller caller, Instant issuedAt, Instant notBefore, Instant expiresAt) {
    static final String SESSION = "sid";
    /** How far the clock of the node that issued the token may be ahead of ours. */
    private static final Duration CLOCKS_DIFFER_MAX = Duration.ofSeconds(5);

    /** Empty if the token is for another purpose, or lacks a claim that all of ours have. */
    static Optional<Claims> of(JWTClaimsSet claims, String issuer, String audience) {
        var issuedAt = claims.getIssueTime();
        var expiresAt = claims.getExpirationTime();
        if (!issuer.equals(claims.getIssuer()) || !List.of(audience).equals(claims.getAudience())
                || issuedAt == null || expiresAt == null || claims.getJWTID() == null)
            return Optional.empty();
        var notBefore = Optional.ofNullable(claims.getNotBeforeTime()).map(Date::toInstant);
        return caller(claims).map(caller -> new Claims(caller, issuedAt.toInstant(),
                notBefore.orElse(Instant.MIN), expiresAt.toInstant()));
    }

    boolean isInTime(Instant now) {
        return now.isBefore(expiresAt) && !now.isBefore(notBefore)
                && !issuedAt.isAfter(now.plus(CLOCKS_DIFFER_MAX));
    }

    private static Optional<Caller> caller(JWTClaimsSet claims) {
        try {
            var account = claims.getSubject();
            var session = claims.getStringClaim(SESSION);
            if (account == null || session == null) return Optional.empty();
            return Optional.of(new Caller(new AccountId(UUID.fromString(account)),
                    new SessionId(UUID.fromString(session))));
        } catch (ParseException | IllegalArgumentException notIds) {
            return Optional.empty();
        }
    }
}
