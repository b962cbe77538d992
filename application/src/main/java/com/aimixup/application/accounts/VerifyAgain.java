package com.aimixup.application.accounts;

import com.aimixup.application.mail.Letters;
import com.aimixup.domain.access.Origin;
import com.aimixup.domain.accounts.EmailAddress;

/** Mails another link to whoever has not shown yet that an address is theirs. */
public final class VerifyAgain {
    private final MailUnseen mail;
    private final Letters letters;

    VerifyAgain(MailUnseen mail, Letters letters) {
        this.mail = mail;
        this.letters = letters;
    }

    public void handle(EmailAddress email, Origin from) {
        mail.handle(email, from, account -> {
            if (!account.isVerified()) letters.verify(account);
        }, "verification.not-mailed");
    }
}
