package com.aimixup.application.payments;

import com.aimixup.application.payments.ShopDesk.Answer;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.payments.Purchase;
import com.aimixup.domain.payments.Subscription;
import com.aimixup.domain.privacy.Private;
import java.util.Optional;
import java.util.UUID;

/** Gets a person where the shop itself serves them: to an invoice, or to all that they bought. */
public final class AskShop {
    private static final int LOOKED_AT = 1_000;

    public sealed interface Outcome {
        /** @param url for this person, for a short time */
        record At(Private<String> url) implements Outcome {}

        /** There is no such purchase, or none in the web. */
        record NothingBought() implements Outcome {}

        /** Bought in a store that only the person can ask. */
        record ElsewhereOnly(Purchase purchase) implements Outcome {}

        record NotInUse() implements Outcome {}

        record ShopUnreachable() implements Outcome {}

        record ShopRefused() implements Outcome {}
    }

    private final Purchases purchases;
    private final Subscriptions subscriptions;
    private final Optional<ShopDesk> desk;

    /** @param desk empty if no shop is in use */
    public AskShop(Purchases purchases, Subscriptions subscriptions, Optional<ShopDesk> desk) {
        this.purchases = purchases;
        this.subscriptions = subscriptions;
        this.desk = desk;
    }

    public Outcome invoice(AccountId account, UUID purchase) {
        var found = purchases.of(account, Optional.empty(), LOOKED_AT).stream()
                .map(Purchases.Bought::purchase)
                .filter(one -> one.key().id().equals(purchase)).findFirst();
        if (found.isEmpty()) return new Outcome.NothingBought();
        if (desk.isEmpty()) return new Outcome.NotInUse();
        return found.get().key().shop() == desk.get().shop()
                ? outcome(desk.get().invoice(found.get().key()))
                : new Outcome.ElsewhereOnly(found.get());
    }

    public Outcome portal(AccountId account) {
        return desk.map(open -> newest(purchases, open, account).map(purchase ->
                        outcome(open.portal(purchase.key(), subscriptions.of(account).stream()
                                .filter(one -> one.shop() == open.shop())
                                .map(Subscription::reference).toList())))
                .orElseGet(Outcome.NothingBought::new)).orElseGet(Outcome.NotInUse::new);
    }

    static Optional<Purchase> newest(Purchases purchases, ShopDesk desk, AccountId account) {
        return purchases.of(account, Optional.empty(), LOOKED_AT).stream()
                .map(Purchases.Bought::purchase)
                .filter(one -> one.key().shop() == desk.shop()).findFirst();
    }

    private static Outcome outcome(Answer answer) {
        return switch (answer) {
            case Answer.Link(var url) -> new Outcome.At(url);
            case Answer.None() -> new Outcome.NothingBought();
            case Answer.Unreachable() -> new Outcome.ShopUnreachable();
            case Answer.Done(), Answer.Refused _ -> new Outcome.ShopRefused();
        };
    }
}
