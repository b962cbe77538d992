package com.aimixup.application.access;

import com.aimixup.application.privacy.PersonalData;
import com.aimixup.domain.access.RefreshToken;
import com.aimixup.domain.access.Session;
import com.aimixup.domain.access.SessionId;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.privacy.Private;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Log-ins and the hashes of their refresh tokens. */
public interface Sessions extends PersonalData {

    void open(Session session, RefreshToken first);

    Optional<Session> find(AccountId account, SessionId session);

    /** Locks the session until the transaction ends, so that two refreshes do not both succeed. */
    Optional<Session> lock(AccountId account, SessionId session);

    /** Whether a token of this session is the current one, a spent one, or was never given. */
    Standing standing(RefreshToken token);

    /** What was put in the place of a spent one, and when; empty after a while. */
    Optional<Spent> spent(RefreshToken token);

    record Spent(Instant at, RefreshToken successor) {}

    /** What its owner knows it by. */
    void name(AccountId account, SessionId session, Private<String> device);

    /** All that did not end, and may be too old; newest first. */
    List<Named> list(AccountId account);

    record Named(Session session, Optional<Private<String>> device) {}

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
        FACTOR_CHANGED,
        ROLE_CHANGED
    }
}
