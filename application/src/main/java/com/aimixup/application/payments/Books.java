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
     * @param about the purchase, the message or its like, the hold; of a month the account
     * @param expected by the record of it
     * @param found in the ledger; of {@link Kind#PRICE} what was charged, of {@link Kind#MONTH} the
     *     sum
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
        /** What an order of pictures says that it cost, and what its hold was settled with. */
        PICTURES,
        /** What a receipt says was charged, and what its hold was settled with. */
        RECEIPT,
        /** What a receipt counts, by the prices in force then, and what was charged. */
        PRICE,
        /** What was charged in a month, and the sum that a person's limit is held against. */
        MONTH
    }

    /** All that was looked at. */
    record Looked(long purchases, long refunds, long answers, long pictures,
            long receipts) {}

    Looked looked();

    List<Difference> differences(int limit);
}
