package com.aimixup.application.access;

import com.aimixup.application.runtime.Ids;
import com.aimixup.domain.access.Session;
import com.aimixup.domain.access.SessionId;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.privacy.Private;
import java.time.Instant;
import java.util.Optional;

/**
 * Begins the session of somebody who has shown who they are, however they did. Those of the house
 * who have no second factor get one in which they can do nothing but add it.
 */
record OpenSession(Sessions sessions, Roles roles, TokenIssue tokens, Ids ids) {

    /**
     * In a transaction.
     *
     * @param hasSecondFactor whether they have one, which was shown then
     */
    IssuedTokens open(AccountId account, boolean hasSecondFactor, Private<String> device,
            Instant now) {
        var enrolsOnly = !hasSecondFactor && roles.of(account).isPresent();
        var session = new Session(account, new SessionId(ids.next()), now, now, Optional.empty(),
                enrolsOnly);
        var issued = tokens.issue(account, session.id(), now);
        sessions.open(session, issued.refresh());
        sessions.name(account, session.id(), device);
        return issued;
    }
}
