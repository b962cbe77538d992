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
        OpenCheckout open, CancelSubscription cancel, AskShop ask, RestorePurchases restore,
        TellShopOfChange tellShop, CompareShops compare) {

    /** What is reached over the network, as far as it is in use. */
    public record Services(List<PaymentSource> sources, Optional<WebShop> shop,
            Optional<ShopDesk> desk, Optional<ShopRecords> records,
            Optional<AppPurchases> apps) {
        public Services {
            sources = List.copyOf(sources);
        }
    }

    public PaymentUseCases {
        sources = List.copyOf(sources);
    }

    /** @param wake tells whoever applies events that there is one */
    public static PaymentUseCases over(PaymentStores stores, Services services,
            Accounts accounts, Ledger ledger, Catalogue catalogue,
            Transactions transactions, Runnable wake, Clock clock) {
        return new PaymentUseCases(services.sources(),
                new ReceivePaymentEvent(stores.events(), wake, clock),
                new ApplyPaymentEvents(stores, services.sources(), accounts, ledger, catalogue,
                        transactions, clock),
                new ForgetPaymentEvents(stores.events(), clock),
                new ReadPayments(stores, catalogue),
                new OpenCheckout(stores.checkouts(), services.shop(), catalogue, transactions,
                        clock),
                new CancelSubscription(stores.subscriptions(), services.shop()),
                new AskShop(stores.purchases(), stores.subscriptions(), services.desk()),
                new RestorePurchases(services.apps(), stores, accounts, ledger, catalogue,
                        transactions),
                new TellShopOfChange(stores.changes(), stores.purchases(), services.desk(),
                        accounts, transactions, clock),
                new CompareShops(stores.purchases(), services.records(), services.apps(),
                        clock));
    }
}
