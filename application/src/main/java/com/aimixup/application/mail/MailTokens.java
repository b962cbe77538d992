package com.aimixup.application.mail;

import com.aimixup.application.privacy.PersonalData;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.accounts.MailToken;
import java.time.Instant;

/** The hashes of tokens that were sent by mail. Each is good once, and for a while. */
public interface MailTokens extends PersonalData {

    void add(MailToken token, Purpose purpose, Instant now, Instant expiresAt);

    /** How many were made since then, used ones aside. */
    long count(AccountId account, Purpose purpose, Instant since);

    /**
     * Uses it up, with all others of its account and purpose.
     *
     * @return whether it was good
     */
    boolean spend(MailToken token, Purpose purpose, Instant now);

    /** None that is out is good any more. */
    void withdraw(AccountId account, Purpose purpose);

    enum Purpose { VERIFY, RESET }
}
