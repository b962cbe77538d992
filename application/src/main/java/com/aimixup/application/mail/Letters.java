package com.aimixup.application.mail;

import com.aimixup.application.mail.Mail.Kind;
import com.aimixup.application.mail.MailTokens.Purpose;
import com.aimixup.application.runtime.Ids;
import com.aimixup.domain.accounts.Account;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.accounts.EmailAddress;
import com.aimixup.domain.accounts.MailToken;
import com.aimixup.domain.privacy.Private;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Writes mails into the outbox; in the transaction of what they tell of. */
public final class Letters {
    public static final Duration VERIFY_LIFE = Duration.ofHours(24);
    public static final Duration RESET_LIFE = Duration.ofHours(1);
    /** Of one purpose in an hour, so that nobody can flood somebody else's mail. */
    private static final int MOST_AN_HOUR = 3;

    private final MailStores stores;
    private final Ids ids;
    private final RandomGenerator random;
    private final Clock clock;

    /** @param random must be cryptographically strong */
    public Letters(MailStores stores, Ids ids, RandomGenerator random, Clock clock) {
        this.stores = stores;
        this.ids = ids;
        this.random = random;
        this.clock = clock;
    }

    /** Without a link. */
    public void tell(Account to, Kind kind) {
        send(to, to.email(), kind, Optional.empty());
    }

    /** With a link that shows the address to be theirs. */
    public void verify(Account to) {
        link(to, Kind.VERIFY, Purpose.VERIFY, VERIFY_LIFE);
    }

    /**
     * With a link that changes the password; or nothing, if there were many lately.
     *
     * @param kind why it comes
     */
    public void reset(Account to, Kind kind) {
        link(to, kind, Purpose.RESET, RESET_LIFE);
    }

    /** To any address, with a token that is kept elsewhere. */
    public void send(Account to, EmailAddress at, Kind kind, Optional<MailToken> token) {
        stores.outbox().add(new Mail(to.id(), ids.next(), kind, to.language(),
                Private.of(at.value()), token.map(MailToken::encoded).map(Private::of),
                clock.instant()));
    }

    public MailToken newToken(AccountId account) {
        var secret = new byte[MailToken.SECRET_BYTES];
        random.nextBytes(secret);
        return new MailToken(account, secret);
    }

    private void link(Account to, Kind kind, Purpose purpose, Duration life) {
        var now = clock.instant();
        var lately = stores.tokens().count(to.id(), purpose, now.minus(Duration.ofHours(1)));
        if (lately >= MOST_AN_HOUR) return;
        var token = newToken(to.id());
        stores.tokens().add(token, purpose, now, now.plus(life));
        send(to, to.email(), kind, Optional.of(token));
    }
}
