package com.aimixup.application.access;

import com.aimixup.domain.accounts.AccountId;
import java.time.Clock;
import java.util.List;

/** Shows a person where they are logged in. */
public final class ReadSessions {
    private final Sessions sessions;
    private final Clock clock;

    public ReadSessions(Sessions sessions, Clock clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    /** Newest first. */
    public List<Sessions.Named> handle(AccountId account) {
        var now = clock.instant();
        return sessions.list(account).stream().filter(named -> named.session().isOpen(now))
                .toList();
    }
}
