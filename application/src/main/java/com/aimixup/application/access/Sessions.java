package com.aimixup.application.access;

import com.aimixup.application.privacy.PersonalData;
import com.aimixup.domain.access.RefreshToken;
import com.aimixup.domain.access.Session;
import com.aimixup.domain.access.SessionId;
import com.aimixup.domain.accounts.AccountId;
import java.time.Instant;
import java.util.Optional;

/** Log-ins and the hashes of their refresh tokens. */
public interface Sessions extends PersonalData {

    void open(Session session, RefreshToken first);

    Optional<Session> find(AccountId account, SessionId session);

    /** Locks the session until the transaction ends, so that two refreshes do not both succeed. */
    Optional<Session> lock(AccountId account, SessionId session);

    /** Whether a token of this session is the current one, a spent one, or was never given. */
    Standing standing(RefreshToken token);

    /** Spends one token and puts its successor in its place. */
    void rotate(RefreshToken spent, RefreshToken successor, Instant now);

    void end(AccountId account, SessionId session, EndReason reason, Instant now);

    /** All that are open. */
    void endAll(AccountId account, Optional<SessionId> but, EndReason reason, Instant now);

    enum Standing { CURRENT, SPENT, UNKNOWN }

    enum EndReason {
        LOGGED_OUT,
        LOGGED_OUT_EVERYWHERE,
        TOKEN_REUSED,
        PASSWORD_CHANGED,
        FACTOR_CHANGED
    }
}
