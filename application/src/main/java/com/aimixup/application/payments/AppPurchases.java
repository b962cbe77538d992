package com.aimixup.application.payments;

import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.payments.PaymentNews;
import java.util.List;

/**
 * What people bought in the stores of their phones, asked of the service that knows it. It is asked
 * over the network: never within a transaction.
 */
public interface AppPurchases {

    Answer of(AccountId account);

    sealed interface Answer {
        /** In our words; what was given back comes as a refund alone. */
        record Told(List<PaymentNews> news) implements Answer {
            public Told {
                news = List.copyOf(news);
            }
        }

        /** It answered, and not as asked. @param status of its answer */
        record Refused(int status) implements Answer {}

        record Unreachable() implements Answer {}
    }
}
