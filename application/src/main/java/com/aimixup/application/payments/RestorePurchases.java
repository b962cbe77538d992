package com.aimixup.application.payments;

import com.aimixup.application.accounts.Accounts;
import com.aimixup.application.credits.Ledger;
import com.aimixup.application.payments.PaymentEffects.Result;
import com.aimixup.application.runtime.Transactions;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.payments.Catalogue;
import com.aimixup.domain.payments.PaymentNews;
import com.aimixup.domain.payments.PaymentNews.Bought;
import java.util.List;
import java.util.Optional;

/**
 * Asks again what a person bought with their phone, for an event that never came. What is known
 * already has had its effect, and has it once.
 */
public final class RestorePurchases {

    public sealed interface Outcome {
        /**
         * @param found that the service knows of
         * @param restored of these, that were not known here
         * @param waiting that cannot be applied, for example because nobody sells it any more
         */
        record Restored(int found, int restored, int waiting) implements Outcome {}

        record NotInUse() implements Outcome {}

        record ServiceUnreachable() implements Outcome {}

        record ServiceRefused() implements Outcome {}
    }

    private final Optional<AppPurchases> service;
    private final Purchases purchases;
    private final PaymentEffects effects;
    private final Transactions transactions;

    /** @param service empty if none is in use */
    public RestorePurchases(Optional<AppPurchases> service, PaymentStores stores,
            Accounts accounts, Ledger ledger, Catalogue catalogue, Transactions transactions) {
        this.service = service;
        this.purchases = stores.purchases();
        this.effects = new PaymentEffects(accounts, ledger, catalogue, stores);
        this.transactions = transactions;
    }

    public Outcome handle(AccountId account) {
        if (service.isEmpty()) return new Outcome.NotInUse();
        return switch (service.get().of(account)) {
            case AppPurchases.Answer.Told(var news) -> restored(news);
            case AppPurchases.Answer.Unreachable() -> new Outcome.ServiceUnreachable();
            case AppPurchases.Answer.Refused _ -> new Outcome.ServiceRefused();
        };
    }

    private Outcome restored(List<PaymentNews> news) {
        var found = 0;
        var restored = 0;
        var waiting = 0;
        for (var one : news) {
            var isPurchase = one instanceof Bought;
            var isNew = one instanceof Bought bought
                    && purchases.find(bought.key()).isEmpty();
            var waits = transactions.run(() -> effects.apply(List.of(one))) instanceof Result.Wait;
            if (isPurchase) found++;
            if (isPurchase && waits) waiting++;
            if (isNew && !waits) restored++;
        }
        return new Outcome.Restored(found, restored, waiting);
    }
}
