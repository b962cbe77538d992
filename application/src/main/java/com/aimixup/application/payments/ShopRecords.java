package com.aimixup.application.payments;

import com.aimixup.domain.payments.Money;
import com.aimixup.domain.payments.PurchaseKey;
import com.aimixup.domain.payments.Shop;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What the shop in the web has in its own books. It is asked over the network: never within a
 * transaction.
 */
public interface ShopRecords {

    Shop shop();

    /** All that was paid or given back from then on. */
    Answer since(Instant from);

    /** Something was paid for. */
    record Sale(PurchaseKey key, Optional<Money> paid, Instant at) {}

    /**
     * Money went back.
     *
     * @param refund as we name it
     */
    record Return(PurchaseKey key, UUID refund, Instant at) {}

    sealed interface Answer {
        record Told(List<Sale> sales, List<Return> returns) implements Answer {
            public Told {
                sales = List.copyOf(sales);
                returns = List.copyOf(returns);
            }
        }

        /** It answered, and not as asked. @param status of its answer */
        record Refused(int status) implements Answer {}

        record Unreachable() implements Answer {}
    }
}
