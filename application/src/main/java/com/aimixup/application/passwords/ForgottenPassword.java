package com.aimixup.application.passwords;

import com.aimixup.application.accounts.MailUnseen;
import com.aimixup.application.mail.Letters;
import com.aimixup.application.mail.Mail;
import com.aimixup.domain.access.Origin;
import com.aimixup.domain.accounts.EmailAddress;

/** Mails a link for a new password to whoever has an account. */
public final class ForgottenPassword {
    private final MailUnseen mail;
    private final Letters letters;

    ForgottenPassword(MailUnseen mail, Letters letters) {
        this.mail = mail;
        this.letters = letters;
    }

    public void handle(EmailAddress email, Origin from) {
        mail.handle(email, from, account -> letters.reset(account, Mail.Kind.RESET),
                "password.not-mailed");
    }
}
