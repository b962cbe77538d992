package com.aimixup.application.credits;

import com.aimixup.application.privacy.PersonalData;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.credits.Balance;
import com.aimixup.domain.credits.Credits;
import com.aimixup.domain.credits.Hold;
import com.aimixup.domain.credits.HoldId;
import com.aimixup.domain.credits.Lot;
import com.aimixup.domain.credits.LotId;
import com.aimixup.domain.credits.Transfer;
import com.aimixup.domain.credits.TransferId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The double-entry ledger. Entries are never changed; balances and lots follow from them by the
 * database's own doing, and it refuses what does not balance or would overdraw.
 */
public interface Ledger extends PersonalData {

    /**
     * Locked until the transaction ends; {@link Balance#EMPTY} if the account never had credits.
     */
    Balance lock(AccountId account);

    Balance balance(AccountId account);

    /** Lots with something left, expired ones too: what is held may still be taken from them. */
    List<Lot> lots(AccountId account);

    /**
     * One lot, empty or not.
     *
     * @throws IllegalStateException if there is none of this id
     */
    Lot lot(AccountId account, LotId lot);

    /** What of a lot paid for answers; what expired or was taken back is not in it. */
    Credits spent(AccountId account, LotId lot);

    /**
     * Stores a transfer with its entries.
     *
     * @return false if there is one of this id: it has had its effect already
     */
    boolean post(AccountId account, Transfer transfer);

    /** As {@link #post} of {@link Transfer#grant}, together with the new lot. */
    boolean grant(AccountId account, Transfer transfer, Lot lot);

    /** As {@link #post} of {@link Transfer#open}, together with the hold. */
    boolean open(AccountId account, Transfer transfer, Hold hold);

    /** A hold that is neither settled nor released. Lock the balance first. */
    Optional<Hold> openHold(AccountId account, HoldId hold);

    /** Open holds of everybody whose time is over, oldest first. */
    List<Overdue> overdue(Instant now, int limit);

    /** Accounts that have something left of a lot that has expired, in no order. */
    List<AccountId> withExpired(Instant now, int limit);

    /** Newest first by time and id; continues after the place that an earlier page ended with. */
    List<Transfer> transfers(AccountId account, Optional<Place> after, int limit);

    /** Looks at the whole ledger, everybody's. */
    Audit audit();

    /** A place in the list of transfers. */
    record Place(Instant at, TransferId transfer) {}

    record Overdue(AccountId account, Hold hold) {}

    /**
     * What a check of the invariants found; each count of faults must be zero.
     *
     * @param unbalanced transfers whose entries do not sum to zero
     * @param wrongBalances accounts whose balance is not the sum of its entries
     * @param wrongLots accounts whose lots do not sum to available plus held
     * @param overdrawn accounts with a wallet below zero
     * @param wrongHolds accounts whose open holds do not sum to what is held, and holds that ended
     *     other than once
     */
    record Audit(
            long accounts,
            long transfers,
            long unbalanced,
            long wrongBalances,
            long wrongLots,
            long overdrawn,
            long wrongHolds) {

        public boolean isClean() {
            return unbalanced + wrongBalances + wrongLots + overdrawn + wrongHolds == 0;
        }
    }
}
