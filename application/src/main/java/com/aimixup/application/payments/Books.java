package com.aimixup.application.payments;

import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.credits.Credits;
import java.util.List;
import java.util.UUID;

/** The ledger beside what it follows from, kept elsewhere and by others: everybody's. */
public interface Books {

    /**
     * What agrees in one and not in the other.
     *
     * @param about the purchase or the message
     * @param expected by the record of it
     * @param found in the ledger; of {@link Kind#PRICE} what was charged
     */
    record Difference(Kind kind, AccountId account, UUID about, Credits expected,
            Credits found) {}

    enum Kind {
        /** A purchase, and what its lot was granted. */
        PURCHASE,
        /** What refunds of a purchase took, and what left its lot. */
        REFUND,
        /** What an answer says that it cost, and what its hold was settled with. */
        ANSWER,
        /** An answer's usage at the prices in force when its turn began, and what it cost. */
        PRICE
    }

    /** All that was looked at. */
    record Looked(long purchases, long refunds, long answers) {}

    Looked looked();

    List<Difference> differences(int limit);
}
