package com.aimixup.application.factors;

import com.aimixup.application.access.Roles;
import com.aimixup.application.access.Sessions;
import com.aimixup.application.access.Sessions.EndReason;
import com.aimixup.application.accounts.Accounts;
import com.aimixup.application.mail.Letters;
import com.aimixup.application.mail.Mail;
import com.aimixup.domain.access.SessionId;
import com.aimixup.domain.accounts.AccountId;
import java.time.Instant;
import java.util.Optional;

/** What follows when a second factor was added or removed. */
record FactorChange(Accounts accounts, Sessions sessions, Roles roles, Letters letters) {

    /** In the transaction of the change: ends other sessions, and tells the person. */
    void added(AccountId account, SessionId kept, Mail.Kind kind, Instant now) {
        tell(account, Optional.of(kept), kind, now);
    }

    /** For those of the house, who must have one, this session ends, too. */
    void removed(AccountId account, SessionId kept, Mail.Kind kind, Instant now) {
        tell(account, Optional.of(kept).filter(_ -> roles.of(account).isEmpty()), kind, now);
    }

    private void tell(AccountId account, Optional<SessionId> kept, Mail.Kind kind, Instant now) {
        sessions.endAll(account, kept, EndReason.FACTOR_CHANGED, now);
        accounts.find(account).ifPresent(found -> letters.tell(found, kind));
    }
}
