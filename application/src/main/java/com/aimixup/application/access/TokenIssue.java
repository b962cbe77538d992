package com.aimixup.application.access;

import com.aimixup.application.access.AccessTokens.Caller;
import com.aimixup.domain.access.RefreshToken;
import com.aimixup.domain.access.SessionId;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.privacy.Private;
import java.time.Instant;
import java.util.random.RandomGenerator;

/** Makes the pair of tokens of a session. */
public final class TokenIssue {
    private final AccessTokens accessTokens;
    private final RandomGenerator random;

    /** @param random must be cryptographically strong */
    public TokenIssue(AccessTokens accessTokens, RandomGenerator random) {
        this.accessTokens = accessTokens;
        this.random = random;
    }

    IssuedTokens issue(AccountId account, SessionId session, Instant now) {
        var secret = new byte[RefreshToken.SECRET_BYTES];
        random.nextBytes(secret);
        return issueAgain(new RefreshToken(account, session, secret), now);
    }

    /** With a refresh token that is there already. */
    IssuedTokens issueAgain(RefreshToken refresh, Instant now) {
        var caller = new Caller(refresh.account(), refresh.session());
        return new IssuedTokens(refresh.account(), refresh.session(),
                Private.of(accessTokens.issue(caller, now)), now.plus(AccessTokens.LIFETIME),
                refresh);
    }
}
