package com.aimixup.application.accounts;

import com.aimixup.application.accounts.EmailChanges.Change;
import com.aimixup.application.attempts.Throttle;
import com.aimixup.application.mail.Letters;
import com.aimixup.application.mail.Mail;
import com.aimixup.application.mail.MailTokens;
import com.aimixup.application.runtime.Transactions;
import com.aimixup.domain.access.Origin;
import com.aimixup.domain.accounts.MailToken;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Optional;

/** Takes the link of one of the two mails; the second of them changes the address. */
public final class ConfirmEmail {

    public enum Outcome {
        /** The other mail's link has not been used yet. */
        WAITING,
        CHANGED,
        /** Unknown, too old, replaced or withdrawn; or somebody has the address by now. */
        INVALID
    }

    private final Accounts accounts;
    private final EmailChanges changes;
    private final MailTokens tokens;
    private final Letters letters;
    private final Throttle throttle;
    private final Transactions transactions;
    private final Clock clock;

    ConfirmEmail(Accounts accounts, EmailChanges changes, MailTokens tokens, Letters letters,
            Throttle throttle, Transactions transactions, Clock clock) {
        this.accounts = accounts;
        this.changes = changes;
        this.tokens = tokens;
        this.letters = letters;
        this.throttle = throttle;
        this.transactions = transactions;
        this.clock = clock;
    }

    public Outcome handle(MailToken token, Origin from) {
        var attempt = throttle.token(from);
        var outcome = judged(token);
        if (outcome != Outcome.INVALID) attempt.succeeded(token.account());
        return outcome;
    }

    private Outcome judged(MailToken token) {
        try {
            return transactions.run(() -> confirm(token));
        } catch (Accounts.AddressTaken taken) {
            return Outcome.INVALID;
        }
    }

    private Outcome confirm(MailToken token) {
        var found = ChangeEmail.pending(changes.lock(token.account()), clock.instant());
        var left = found.filter(change -> is(token, change.leaving())).isPresent();
        var came = found.filter(change -> is(token, change.coming())).isPresent();
        if (!left && !came) return Outcome.INVALID;
        var change = found.get().confirmed(left, came);
        if (change.left() && change.came()) return take(change);
        changes.save(change);
        return Outcome.WAITING;
    }

    private static boolean is(MailToken token, byte[] hash) {
        return MessageDigest.isEqual(token.hash(), hash);
    }

    /** Whoever still reads the old address's mail can do nothing with what was sent there. */
    private Outcome take(Change change) {
        var account = accounts.find(change.account());
        if (account.isEmpty() || !accounts.change(account.get().at(change.email())))
            return Outcome.INVALID; // lost against another change; the link is still good
        changes.remove(change.account());
        for (var purpose : MailTokens.Purpose.values()) tokens.withdraw(change.account(), purpose);
        letters.send(account.get(), account.get().email(), Mail.Kind.ADDRESS_CHANGED,
                Optional.empty());
        return Outcome.CHANGED;
    }
}
