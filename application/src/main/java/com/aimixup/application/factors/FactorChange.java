package com.aimixup.application.factors;

import com.aimixup.application.access.Sessions;
import com.aimixup.application.access.Sessions.EndReason;
import com.aimixup.application.accounts.Accounts;
import com.aimixup.application.mail.Letters;
import com.aimixup.application.mail.Mail;
import com.aimixup.domain.access.SessionId;
import com.aimixup.domain.accounts.AccountId;
import java.time.Instant;
import java.util.Optional;

/** What follows when the second factor was turned on or off. */
record FactorChange(Accounts accounts, Sessions sessions, Letters letters) {

    /** In the transaction of the change: ends other sessions, and tells the person. */
    void tell(AccountId account, SessionId kept, Mail.Kind kind, Instant now) {
        sessions.endAll(account, Optional.of(kept), EndReason.FACTOR_CHANGED, now);
        accounts.find(account).ifPresent(found -> letters.tell(found, kind));
    }
}
