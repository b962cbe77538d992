package com.aimixup.application.access;

import com.aimixup.domain.access.RefreshToken;
import com.aimixup.domain.access.SessionId;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.privacy.Private;
import java.time.Instant;

/** What a client gets when a session begins or goes on. */
public record IssuedTokens(
        AccountId account,
        SessionId session,
        Private<String> access,
        Instant accessExpiresAt,
        RefreshToken refresh) {}
