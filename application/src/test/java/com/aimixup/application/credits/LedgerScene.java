package com.aimixup.application.credits;

import static com.aimixup.application.credits.CreditSamples.NOON;

import com.aimixup.application.runtime.Transactions;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.credits.Credits;
import com.aimixup.domain.credits.Hold;
import com.aimixup.domain.credits.Lot;
import com.aimixup.domain.credits.Transfer;
import com.aimixup.domain.credits.TransferId;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;

/** Two people and a ledger to try things on. */
abstract class LedgerScene {
    static final Instant LATER = NOON.plusSeconds(60);

    protected final AccountId anna = new AccountId(UUID.randomUUID());
    protected final AccountId ben = new AccountId(UUID.randomUUID());

    protected abstract Ledger ledger();

    protected abstract Transactions transactions();

    final Stream<AccountId> expired() {
        return ledger().withExpired(NOON, 1_000).stream();
    }

    final boolean grant(AccountId account, Lot lot) {
        return transactions().run(() -> ledger().grant(account,
                Transfer.grant(new TransferId(UUID.randomUUID()), lot), lot));
    }

    final boolean open(AccountId account, Hold hold) {
        return transactions().run(() -> ledger().open(account, Transfer.open(hold, NOON), hold));
    }

    final boolean close(AccountId account, Hold hold, long price) {
        return transactions().run(() -> {
            ledger().lock(account);
            return ledger().post(account, Transfer.close(hold, new Credits(price),
                    ledger().lots(account), LATER));
        });
    }
}
