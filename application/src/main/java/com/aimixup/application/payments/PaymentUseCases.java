package com.aimixup.application.payments;

import com.aimixup.application.accounts.Accounts;
import com.aimixup.application.credits.Ledger;
import com.aimixup.application.runtime.Transactions;
import com.aimixup.domain.payments.Catalogue;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * What there is to do with payments.
 *
 * @param sources the services that call us
 */
public record PaymentUseCases(List<PaymentSource> sources, ReceivePaymentEvent receive,
        ApplyPaymentEvents apply, ForgetPaymentEvents forget, ReadPayments read,
        OpenCheckout open, CancelSubscription cancel) {
    public PaymentUseCases {
        sources = List.copyOf(sources);
    }

    /**
     * @param shop that sells in the web, if one does
     * @param wake tells whoever applies events that there is one
     */
    public static PaymentUseCases over(PaymentStores stores, List<PaymentSource> sources,
            Optional<WebShop> shop, Accounts accounts, Ledger ledger, Catalogue catalogue,
            Transactions transactions, Runnable wake, Clock clock) {
        return new PaymentUseCases(sources, new ReceivePaymentEvent(stores.events(), wake, clock),
                new ApplyPaymentEvents(stores, sources, accounts, ledger, catalogue, transactions,
                        clock),
                new ForgetPaymentEvents(stores.events(), clock),
                new ReadPayments(stores, catalogue),
                new OpenCheckout(stores.checkouts(), shop, catalogue, transactions, clock),
                new CancelSubscription(stores.subscriptions(), shop));
    }
}
