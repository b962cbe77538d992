package com.aimixup.application.passwords;

import com.aimixup.application.access.Sessions;
import com.aimixup.application.access.Sessions.EndReason;
import com.aimixup.application.accounts.Accounts;
import com.aimixup.application.accounts.PasswordHash;
import com.aimixup.application.accounts.Passwords;
import com.aimixup.application.mail.Letters;
import com.aimixup.application.mail.Mail;
import com.aimixup.domain.access.SessionId;
import com.aimixup.domain.accounts.Account;
import com.aimixup.domain.privacy.Private;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What giving oneself a new password means, however one came to it. */
final class NewPassword {

    sealed interface Judged {
        record Fine(PasswordHash hash) implements Judged {}

        record Weak() implements Judged {}

        record Busy() implements Judged {}
    }

    private final Accounts accounts;
    private final Passwords passwords;
    private final Sessions sessions;
    private final Letters letters;

    NewPassword(Accounts accounts, Passwords passwords, Sessions sessions, Letters letters) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.sessions = sessions;
        this.letters = letters;
    }

    /** Slow; not in a transaction. */
    Judged judge(Account account, Private<String> password) {
        return switch (passwords.strength(password,
                List.of(account.name(), Private.of(account.email().value())))) {
            case WEAK -> new Judged.Weak();
            case BUSY -> new Judged.Busy();
            case FINE -> passwords.hash(password).<Judged>map(Judged.Fine::new)
                    .orElseGet(Judged.Busy::new);
        };
    }

    /**
     * In a transaction.
     *
     * @param kept the session that goes on
     */
    void take(Account account, PasswordHash hash, Optional<SessionId> kept, Instant now) {
        accounts.changePassword(account.id(), hash);
        sessions.endAll(account.id(), kept, EndReason.PASSWORD_CHANGED, now);
        letters.tell(account, Mail.Kind.PASSWORD_CHANGED);
    }
}
