package com.aimixup.adapter.payments.paddle;

import com.aimixup.adapter.payments.Facts;
import com.aimixup.application.payments.PaymentSource.UnreadableEvent;
import com.aimixup.application.payments.ShopRecords.Return;
import com.aimixup.application.payments.ShopRecords.Sale;
import com.aimixup.domain.payments.Money;
import com.aimixup.domain.payments.PaymentNews.Buyer;
import com.aimixup.domain.payments.PaymentNews.Item;
import com.aimixup.domain.payments.PaymentNews.Reason;
import com.aimixup.domain.payments.PaymentNews;
import com.aimixup.domain.payments.PurchaseKey;
import com.aimixup.domain.payments.Shop;
import com.aimixup.domain.payments.ShopItem;
import com.aimixup.domain.payments.Subscription.State;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What Paddle's events say. Whom they are about we noted ourselves; custom data say nothing. */
final class PaddleNews {
    private static final List<PaymentNews> NO_EFFECT =
            List.of(new PaymentNews.Nothing(Reason.NO_EFFECT));
    /** Known kinds that say nothing for credits or subscriptions. */
    private static final Set<String> SILENT = Set.of("transaction.created", "transaction.updated",
            "transaction.ready", "transaction.billed", "transaction.paid",
            "transaction.past_due", "transaction.payment_failed", "transaction.canceled",
            "transaction.revised", "customer.created", "customer.updated", "customer.imported",
            "address.created", "address.updated", "address.imported", "business.created",
            "business.updated", "business.imported", "payment_method.saved",
            "payment_method.deleted");
    /** A new means of payment costs nothing; a change of plan grants with its next period. */
    private static final Set<String> NO_SALE = Set.of("subscription_payment_method_change",
            "subscription_update");
    private static final Set<String> TAKING = Set.of("refund", "chargeback");
    private static final String SUBSCRIPTION = "subscription.";
    private static final String ADJUSTMENT = "adjustment.";

    private PaddleNews() {}

    static List<PaymentNews> of(String type, Facts data, Instant at) {
        if (type.equals("transaction.completed")) return completed(data, at);
        if (type.startsWith(SUBSCRIPTION)) return List.of(subscription(data, at));
        if (type.startsWith(ADJUSTMENT)) return adjustment(data, at);
        return SILENT.contains(type) ? NO_EFFECT
                : List.of(new PaymentNews.Nothing(Reason.UNKNOWN_KIND));
    }

    private static boolean isSale(Facts data, Money paid) {
        return paid.minor() != 0
                && data.optionalText("origin").filter(NO_SALE::contains).isEmpty();
    }

    private static Money paid(Facts data) {
        return money(data.at("details").at("totals").text("grand_total"),
                data.text("currency_code"));
    }

    /** A completed transaction as Paddle lists it. */
    static Optional<Sale> sale(Facts data) {
        var paid = paid(data);
        return isSale(data, paid) ? Optional.of(new Sale(key(data.text("id")),
                Optional.of(paid), data.instant("created_at"))) : Optional.empty();
    }

    /** An approved adjustment as Paddle lists it. */
    static Optional<Return> back(Facts data) {
        if (!TAKING.contains(data.text("action"))) return Optional.empty();
        var key = key(data.text("transaction_id"));
        return Optional.of(new Return(key, key.refund(data.text("id")),
                data.instant("created_at")));
    }

    private static List<PaymentNews> completed(Facts data, Instant at) {
        var paid = paid(data);
        if (!isSale(data, paid)) return NO_EFFECT;
        var key = key(data.text("id"));
        var subscription = data.optionalText("subscription_id");
        return List.of(new PaymentNews.Bought(key,
                new Buyer(List.of(), Optional.empty(), subscription), items(data),
                Optional.of(paid), subscription, at));
    }

    /** The event that begins a subscription names the transaction that it was bought by. */
    private static PaymentNews subscription(Facts data, Instant at) {
        var reference = data.text("id");
        var cancels = data.optional("scheduled_change")
                .filter(change -> change.text("action").equals("cancel"))
                .map(change -> change.instant("effective_at"));
        return new PaymentNews.SubscriptionTold(Shop.PADDLE, reference,
                new Buyer(List.of(), data.optionalText("transaction_id"),
                        Optional.of(reference)), items(data), state(data.text("status")),
                data.optional("current_billing_period")
                        .map(period -> period.instant("ends_at")), cancels, at);
    }

    private static State state(String status) {
        return switch (status) {
            case "active" -> State.ACTIVE;
            case "trialing" -> State.TRIALING;
            case "past_due" -> State.PAST_DUE;
            case "paused" -> State.PAUSED;
            case "canceled" -> State.CANCELLED;
            default -> throw new UnreadableEvent("data.status");
        };
    }

    /** Takes back when it is approved and not before; a warning takes nothing. */
    private static List<PaymentNews> adjustment(Facts data, Instant at) {
        var id = data.text("id");
        var key = key(data.text("transaction_id"));
        return switch (data.text("action")) {
            case "refund", "chargeback" -> switch (data.text("status")) {
                case "approved" -> List.of(new PaymentNews.Refunded(key, id, amount(data), at));
                case "reversed" -> List.of(new PaymentNews.RefundReversed(key, Optional.of(id), id,
                        at));
                default -> NO_EFFECT;
            };
            case "chargeback_reverse" -> data.text("status").equals("approved")
                    ? List.of(new PaymentNews.RefundReversed(key, Optional.empty(), id, at))
                    : NO_EFFECT;
            case "credit", "credit_reverse", "chargeback_warning", "chargeback_warning_reverse" ->
                    NO_EFFECT;
            default -> List.of(new PaymentNews.Nothing(Reason.UNKNOWN_KIND));
        };
    }

    private static Optional<Money> amount(Facts data) {
        if (data.optionalText("type").filter("full"::equals).isPresent()) return Optional.empty();
        var totals = data.at("totals");
        return Optional.of(money(totals.text("total"), totals.text("currency_code")));
    }

    private static List<Item> items(Facts data) {
        return data.list("items").stream().map(item -> new Item(
                new ShopItem(Shop.PADDLE, item.at("price").text("id")),
                item.optional("quantity").map(_ -> item.number("quantity")).orElse(1L))).toList();
    }

    private static PurchaseKey key(String transaction) {
        return new PurchaseKey(Shop.PADDLE, transaction);
    }

    /** Amounts are texts in the currency's smallest unit. */
    private static Money money(String minor, String currency) {
        try {
            return new Money(Long.parseLong(minor), Currency.getInstance(currency));
        } catch (IllegalArgumentException e) {
            throw new UnreadableEvent("amount");
        }
    }
}
