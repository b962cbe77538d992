package com.aimixup.application.payments;

import com.aimixup.application.accounts.Accounts;
import com.aimixup.application.payments.ShopChanges.Change;
import com.aimixup.application.payments.ShopChanges.What;
import com.aimixup.application.payments.ShopDesk.Answer;
import com.aimixup.application.runtime.Transactions;
import com.aimixup.domain.accounts.Account;
import com.aimixup.domain.privacy.Private;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Has the shop know people by the address and name that they have now (GDPR, Article 19): at least
 * once, and never told of anybody who did not buy there. Runs as a job.
 */
public final class TellShopOfChange {
    private static final Logger LOG = System.getLogger(TellShopOfChange.class.getName());
    private static final Duration CLAIMED = Duration.ofMinutes(2);
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final int DOUBLINGS_MAX = 10;
    private static final int TOLD_OF_AFTER = 5;
    private static final int BATCH = 100;

    private final ShopChanges changes;
    private final Purchases purchases;
    private final Optional<ShopDesk> desk;
    private final Accounts accounts;
    private final Transactions transactions;
    private final Clock clock;

    /** @param desk empty if no shop is in use: changes wait until one is */
    public TellShopOfChange(ShopChanges changes, Purchases purchases, Optional<ShopDesk> desk,
            Accounts accounts, Transactions transactions, Clock clock) {
        this.changes = changes;
        this.purchases = purchases;
        this.desk = desk;
        this.accounts = accounts;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** @return how many were told or found to need no telling */
    public int handle() {
        var done = 0;
        for (var n = 0; n < BATCH && desk.isPresent(); n++) {
            var now = clock.instant();
            var change = transactions.run(() -> changes.claim(now, now.plus(CLAIMED)));
            if (change.isEmpty()) break;
            if (tells(change.get(), desk.get())) done++;
        }
        return done;
    }

    private boolean tells(Change change, ShopDesk desk) {
        var account = accounts.find(change.account());
        var purchase = AskShop.newest(purchases, desk, change.account());
        var answer = account.isEmpty() || purchase.isEmpty() ? new Answer.None()
                : desk.correct(purchase.get().key(), email(change, account.get()),
                        name(change, account.get()));
        return switch (answer) {
            case Answer.Done(), Answer.None(), Answer.Link _ -> {
                transactions.run(() -> changes.told(change));
                yield true;
            }
            case Answer.Refused _, Answer.Unreachable() -> {
                putOff(change);
                yield false;
            }
        };
    }

    private void putOff(Change change) {
        if (change.tries() >= TOLD_OF_AFTER) LOG.log(Level.ERROR, "shop-change.not-told account="
                + change.account().value() + " tries=" + (change.tries() + 1));
        transactions.run(() -> changes.putOff(change, clock.instant().plus(
                FIRST_PAUSE.multipliedBy(1L << Math.min(change.tries(), DOUBLINGS_MAX)))));
    }

    private static Optional<Private<String>> email(Change change, Account account) {
        return change.what() == What.EMAIL ? Optional.of(Private.of(account.email().value()))
                : Optional.empty();
    }

    private static Optional<Private<String>> name(Change change, Account account) {
        return change.what() == What.NAME ? Optional.of(account.name()) : Optional.empty();
    }
}
