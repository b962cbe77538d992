package com.aimixup.application.mail;

import com.aimixup.application.privacy.PersonalData;
import com.aimixup.domain.accounts.AccountId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Mails that are to be sent, from the transaction that wants them until they are on their way. */
public interface Outbox extends PersonalData {

    void add(Mail mail);

    /**
     * Some of those that are due, for one caller alone until they are due again, which is later
     * each time: so a mail whose sender dies or fails is sent once more.
     */
    List<Mail> claim(Instant now, int most);

    /** It is on its way, or never will be. */
    void remove(AccountId account, UUID mail);

    /** @return how many have waited since before then, and are gone now */
    int giveUp(Instant before);
}
