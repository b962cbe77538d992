package com.aimixup.application.payments;

import com.aimixup.application.accounts.Accounts;
import com.aimixup.application.credits.Ledger;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.credits.Transfer;
import com.aimixup.domain.payments.Catalogue;
import com.aimixup.domain.payments.Debt;
import com.aimixup.domain.payments.PaymentNews;
import com.aimixup.domain.payments.PaymentNews.Bought;
import com.aimixup.domain.payments.PaymentNews.Buyer;
import com.aimixup.domain.payments.PaymentNews.Moved;
import com.aimixup.domain.payments.PaymentNews.RefundReversed;
import com.aimixup.domain.payments.PaymentNews.Refunded;
import com.aimixup.domain.payments.PaymentNews.SubscriptionTold;
import com.aimixup.domain.payments.Portion;
import com.aimixup.domain.payments.Product;
import com.aimixup.domain.payments.Purchase;
import com.aimixup.domain.payments.PurchaseKey;
import com.aimixup.domain.payments.Refund;
import com.aimixup.domain.payments.Shop;
import com.aimixup.domain.payments.Subscription;
import java.util.List;
import java.util.Optional;

/**
 * What news of a payment do to credits and subscriptions. Needs a transaction around it; every
 * effect has an id that follows from the purchase, so that it happens once whatever comes twice.
 */
final class PaymentEffects {

    sealed interface Result {
        record Done(AccountId account) implements Result {}

        record Ignored(PaymentNews.Reason reason) implements Result {}

        /** Cannot be applied yet, or not without a person. */
        record Wait(Why why) implements Result {}
    }

    enum Why { UNKNOWN_BUYER, SEVERAL_BUYERS, UNKNOWN_PRODUCT, UNKNOWN_PURCHASE, UNKNOWN_REFUND,
        /** Work under way holds credits of the lot: soon it is known whether they are spent. */
        HELD }

    private final Accounts accounts;
    private final Ledger ledger;
    private final Catalogue catalogue;
    private final PaymentStores stores;

    PaymentEffects(Accounts accounts, Ledger ledger, Catalogue catalogue, PaymentStores stores) {
        this.accounts = accounts;
        this.ledger = ledger;
        this.catalogue = catalogue;
        this.stores = stores;
    }

    /** All of one event; the first that cannot be applied puts the whole off. */
    Result apply(List<PaymentNews> news) {
        Result result = new Result.Ignored(PaymentNews.Reason.NO_EFFECT);
        for (var one : news) {
            result = apply(one);
            if (result instanceof Result.Wait) break;
        }
        return result;
    }

    private Result apply(PaymentNews news) {
        return switch (news) {
            case Bought bought -> buy(bought);
            case Refunded refunded -> refund(refunded);
            case RefundReversed reversed -> reverse(reversed);
            case SubscriptionTold told -> tell(told);
            case Moved moved -> move(moved);
            case PaymentNews.Nothing(var reason) -> new Result.Ignored(reason);
        };
    }

    private Result buy(Bought bought) {
        var before = stores.purchases().find(bought.key());
        if (before.isPresent()) return new Result.Done(before.get().account());
        var buyer = buyer(bought.key().shop(), Optional.of(bought.key()), bought.buyer());
        if (buyer.size() != 1) return wait(buyer);
        if (bought.items().size() != 1) return new Result.Wait(Why.UNKNOWN_PRODUCT);
        var item = bought.items().getFirst();
        var product = catalogue.find(item.sold());
        if (product.isEmpty()) return new Result.Wait(Why.UNKNOWN_PRODUCT);
        grant(Purchase.of(buyer.getFirst(), bought.key(), product.get(), item.quantity(),
                bought.paid(), bought.subscription(), bought.at()), product.get());
        return new Result.Done(buyer.getFirst());
    }

    private void grant(Purchase purchase, Product product) {
        ledger.lock(purchase.account());
        if (!stores.purchases().add(purchase)) return; // another node was faster
        var lot = purchase.lot(product);
        ledger.grant(purchase.account(),
                Transfer.grant(purchase.key().grant(), lot), lot);
    }

    /** A refund that comes before its purchase waits for it. */
    private Result refund(Refunded refunded) {
        var found = stores.purchases().find(refunded.key());
        if (found.isEmpty()) return new Result.Wait(Why.UNKNOWN_PURCHASE);
        var purchase = found.get();
        var account = purchase.account();
        var available = ledger.lock(account).available();
        var lot = ledger.lot(account, purchase.key().lot());
        var portion = refunded.amount().flatMap(amount -> purchase.paid().map(paid ->
                new Portion(amount.minor(), paid.minor()))).orElse(Portion.ALL);
        var stand = new Refund.Stand(lot.remaining(), ledger.spent(account, lot.id()), available);
        if (stand.isHeld()) return new Result.Wait(Why.HELD);
        var refund = Refund.of(purchase, refunded.adjustment(), portion,
                stores.purchases().refunds(account, purchase.key()), stand, refunded.at());
        if (!stores.purchases().add(account, refund)) return new Result.Done(account);
        if (refund.taken().isPositive())
            ledger.post(account, Transfer.takeBack(refund.takeBack(), lot.id(), refund.taken(),
                    refunded.at()));
        if (refund.owed().isPositive())
            stores.debts().add(new Debt(account, refund.id(), refund.owed(), Debt.State.OPEN,
                    refunded.at()));
        return new Result.Done(account);
    }

    private Result reverse(RefundReversed reversed) {
        var found = stores.purchases().find(reversed.key());
        if (found.isEmpty()) return new Result.Wait(Why.UNKNOWN_PURCHASE);
        var account = found.get().account();
        ledger.lock(account);
        var refunds = stores.purchases().refunds(account, reversed.key());
        if (refunds.stream().anyMatch(one ->
                one.reversedBy().equals(Optional.of(reversed.by()))))
            return new Result.Done(account);
        var id = reversed.adjustment().map(reversed.key()::refund);
        var refund = refunds.reversed().stream().filter(one -> !one.isReversed()
                && id.map(one.id()::equals).orElse(true)).findFirst();
        if (refund.isEmpty()) return new Result.Wait(Why.UNKNOWN_REFUND);
        giveBack(account, refund.get(), reversed);
        return new Result.Done(account);
    }

    private void giveBack(AccountId account, Refund refund, RefundReversed reversed) {
        stores.purchases().reverse(account, refund.id(), reversed.by(), reversed.at());
        if (refund.taken().isPositive())
            ledger.post(account, Transfer.giveBack(refund.giveBack(), refund.key().lot(),
                    refund.taken(), reversed.at()));
        stores.debts().end(account, refund.id(), Debt.State.CLEARED, Optional.empty(),
                reversed.at());
    }

    private Result tell(SubscriptionTold told) {
        var buyer = buyer(told.shop(), Optional.empty(), told.buyer());
        if (buyer.size() != 1) return wait(buyer);
        var product = told.items().stream().map(item -> catalogue.find(item.sold()))
                .flatMap(Optional::stream).map(Product::id).findFirst()
                .or(() -> stores.subscriptions().find(told.shop(), told.reference())
                        .flatMap(Subscription::product));
        stores.subscriptions().tell(new Subscription(buyer.getFirst(), told.shop(),
                told.reference(), product, told.state(), told.endsAt(), told.cancelsAt(),
                told.at()));
        return new Result.Done(buyer.getFirst());
    }

    private Result move(Moved moved) {
        var from = known(List.copyOf(moved.from()));
        var to = known(List.copyOf(moved.to()));
        if (to.size() != 1) return wait(to);
        for (var account : from)
            if (!account.equals(to.getFirst()))
                stores.subscriptions().move(moved.shop(), account, to.getFirst());
        return new Result.Done(to.getFirst());
    }

    private static Result wait(List<AccountId> found) {
        return new Result.Wait(found.isEmpty() ? Why.UNKNOWN_BUYER : Why.SEVERAL_BUYERS);
    }

    /** What we noted ourselves counts more than what an event names. */
    private List<AccountId> buyer(Shop shop, Optional<PurchaseKey> key, Buyer told) {
        var ours = key.flatMap(stores.checkouts()::payer)
                .or(() -> told.checkout().flatMap(checkout ->
                        stores.checkouts().payer(new PurchaseKey(shop, checkout))))
                .or(() -> told.subscription().flatMap(reference -> stores.subscriptions()
                        .find(shop, reference).map(Subscription::account)));
        return ours.map(List::of).orElseGet(() -> known(told.named()));
    }

    private List<AccountId> known(List<AccountId> named) {
        return named.stream().distinct().filter(id -> accounts.find(id).isPresent()).toList();
    }
}
