package com.aimixup.adapter.mail;

import com.aimixup.application.mail.Mail;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.accounts.Language;
import com.aimixup.domain.privacy.Private;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Mails to try things with. */
final class Mails {
    static final Composer COMPOSER =
            new Composer("AiMixUp <no-reply@example.com>", "https://app.example.com/");

    private Mails() {}

    static Mail of(Mail.Kind kind, Language language, String recipient) {
        return new Mail(new AccountId(new UUID(0, 1)), new UUID(0, 2), kind, language,
                Private.of(recipient), switch (kind) {
                    case VERIFY, ALREADY_HERE, RESET -> Optional.of(Private.of("tok-en_1"));
                    default -> Optional.empty();
                }, Instant.parse("2026-11-24T12:00:00Z"));
    }
}
