package com.aimixup.adapter.payments.revenuecat;

import com.aimixup.adapter.payments.Facts;
import com.aimixup.application.payments.PaymentSource.UnreadableEvent;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.payments.Money;
import com.aimixup.domain.payments.PaymentNews;
import com.aimixup.domain.payments.PaymentNews.Buyer;
import com.aimixup.domain.payments.PaymentNews.Item;
import com.aimixup.domain.payments.PaymentNews.Reason;
import com.aimixup.domain.payments.PurchaseKey;
import com.aimixup.domain.payments.Shop;
import com.aimixup.domain.payments.ShopItem;
import com.aimixup.domain.payments.Subscription.State;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What one event of RevenueCat says. A purchase is known by its store and transaction, whatever
 * the event is called.
 */
final class RevenueCatNews {
    private static final Set<String> SILENT = Set.of("TEST", "PRODUCT_CHANGE",
            "TEMPORARY_ENTITLEMENT_GRANT", "INVOICE_ISSUANCE", "VIRTUAL_CURRENCY_TRANSACTION",
            "EXPERIMENT_ENROLLMENT", "SUBSCRIBER_ALIAS");
    /** Purchases that cost nobody anything. */
    private static final Set<String> UNPAID = Set.of("PROMOTIONAL", "TEST_STORE");
    private static final String SANDBOX = "SANDBOX";
    /** There is one refund of a transaction at most, and it has no id of its own. */
    static final String REFUND = "refund";
    private static final Pattern ID = Pattern.compile(
            "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private final Facts event;
    private final Instant at;
    private final boolean sandbox;

    RevenueCatNews(Facts event, Instant at, boolean sandbox) {
        this.event = event;
        this.at = at;
        this.sandbox = sandbox;
    }

    List<PaymentNews> of(String type) {
        if (SILENT.contains(type)) return nothing(Reason.NO_EFFECT);
        if (isSandbox() && !sandbox) return nothing(Reason.SANDBOX);
        var store = event.text("store");
        if (store.equals(Shop.PADDLE.name())) return nothing(Reason.OTHER_SOURCE);
        if (UNPAID.contains(store)) return nothing(Reason.NO_EFFECT);
        return switch (type) {
            case "INITIAL_PURCHASE", "RENEWAL" -> subscribed();
            case "NON_RENEWING_PURCHASE" -> List.of(bought(Optional.empty()));
            case "CANCELLATION" -> cancelled();
            case "REFUND_REVERSED" -> List.of(new PaymentNews.RefundReversed(key(),
                    Optional.of(REFUND), REFUND, at));
            case "UNCANCELLATION", "SUBSCRIPTION_EXTENDED" ->
                    List.of(told(State.ACTIVE, Optional.empty()));
            case "EXPIRATION" -> List.of(told(State.EXPIRED, Optional.empty()));
            case "BILLING_ISSUE" -> List.of(told(State.PAST_DUE, Optional.empty()));
            case "SUBSCRIPTION_PAUSED" -> List.of(told(State.PAUSED, Optional.empty()));
            case "TRANSFER" -> List.of(new PaymentNews.Moved(ids("transferred_from"),
                    ids("transferred_to"), shop(), at));
            default -> nothing(Reason.UNKNOWN_KIND);
        };
    }

    private static List<PaymentNews> nothing(Reason reason) {
        return List.of(new PaymentNews.Nothing(reason));
    }

    /** A trial and what a family shares bring a subscription, and no credits. */
    private List<PaymentNews> subscribed() {
        var trial = event.optionalText("period_type").filter("TRIAL"::equals).isPresent();
        var told = told(trial ? State.TRIALING : State.ACTIVE, Optional.empty());
        if (trial || event.flag("is_family_share")) return List.of(told);
        return List.of(bought(Optional.of(reference())), told);
    }

    private PaymentNews bought(Optional<String> subscription) {
        if (event.flag("is_family_share")) return new PaymentNews.Nothing(Reason.NO_EFFECT);
        return new PaymentNews.Bought(key(), buyer(), items(), paid(), subscription,
                time("purchased_at_ms").orElse(at));
    }

    /** Where support gave the money back it is a refund; else only the next period is off. */
    private List<PaymentNews> cancelled() {
        if (event.optionalText("cancel_reason").filter("CUSTOMER_SUPPORT"::equals).isPresent())
            return List.of(new PaymentNews.Refunded(key(), REFUND, Optional.empty(), at));
        return List.of(told(State.ACTIVE, time("expiration_at_ms")));
    }

    private PaymentNews told(State state, Optional<Instant> cancelsAt) {
        return new PaymentNews.SubscriptionTold(shop(), reference(), buyer(), items(), state,
                time("expiration_at_ms"), cancelsAt, at);
    }

    /** Last seen first; an id that is not one of ours cannot be an account. */
    private Buyer buyer() {
        var named = Stream.of(Stream.of(event.at("app_user_id")), event.list("aliases").stream(),
                        Stream.of(event.at("original_app_user_id"))).flatMap(part -> part)
                .map(RevenueCatNews::account).flatMap(Optional::stream).distinct().toList();
        return new Buyer(named, Optional.empty(), Optional.empty());
    }

    private Set<AccountId> ids(String name) {
        return event.list(name).stream().map(RevenueCatNews::account).flatMap(Optional::stream)
                .collect(Collectors.toSet());
    }

    private static Optional<AccountId> account(Facts id) {
        return id.asText().filter(text -> ID.matcher(text).matches())
                .map(text -> new AccountId(UUID.fromString(text)));
    }

    private List<Item> items() {
        var items = new ArrayList<Item>();
        event.optionalText("product_id").ifPresent(product ->
                items.add(new Item(new ShopItem(shop(), product), 1)));
        return items;
    }

    private PurchaseKey key() {
        return new PurchaseKey(shop(), marked(event.text("transaction_id")));
    }

    private String reference() {
        return marked(event.optionalText("original_transaction_id")
                .orElseGet(() -> event.text("transaction_id")));
    }

    /** A sandbox and production count their transactions apart. */
    private String marked(String transaction) {
        return isSandbox() ? "sandbox:" + transaction : transaction;
    }

    private boolean isSandbox() {
        return event.optionalText("environment").filter(SANDBOX::equals).isPresent();
    }

    private Shop shop() {
        try {
            return Shop.valueOf(event.text("store"));
        } catch (IllegalArgumentException e) {
            throw new UnreadableEvent("store");
        }
    }

    private Optional<Instant> time(String name) {
        return event.optional(name).map(_ -> Instant.ofEpochMilli(event.number(name)));
    }

    private Optional<Money> paid() {
        return event.decimal("price_in_purchased_currency").flatMap(price ->
                event.optionalText("currency").map(code -> money(price, code)));
    }

    private static Money money(String price, String code) {
        try {
            var currency = Currency.getInstance(code);
            return new Money(new BigDecimal(price)
                    .movePointRight(Math.max(0, currency.getDefaultFractionDigits()))
                    .setScale(0, RoundingMode.HALF_UP).longValueExact(), currency);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new UnreadableEvent("currency");
        }
    }
}
