package com.aimixup.adapter.payments.revenuecat;

import com.aimixup.adapter.payments.Facts;
import com.aimixup.adapter.payments.ServiceApi;
import com.aimixup.application.payments.AppPurchases;
import com.aimixup.application.payments.PaymentSource.UnreadableEvent;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.payments.PaymentNews;
import com.aimixup.domain.payments.PaymentNews.Bought;
import com.aimixup.domain.payments.PaymentNews.Buyer;
import com.aimixup.domain.payments.PaymentNews.Item;
import com.aimixup.domain.payments.PurchaseKey;
import com.aimixup.domain.payments.Shop;
import com.aimixup.domain.payments.ShopItem;
import com.aimixup.domain.privacy.Private;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * RevenueCat's API (version 1): what one of its customers, who has our account's id there, bought.
 * Of a subscription it knows the newest period only. To ask makes a customer of whoever is none, so
 * it is asked when the person wants it.
 */
public final class RevenueCatPurchases implements AppPurchases, AutoCloseable {
    /** As the webhook has it: Paddle tells us itself, and the rest cost nobody anything. */
    private static final Set<String> NOT_COUNTED = Set.of("PADDLE", "PROMOTIONAL", "TEST_STORE");
    private static final String FAMILY = "FAMILY_SHARED";
    private static final String TRIAL = "trial";
    private final ServiceApi api;
    private final boolean sandbox;

    /** @param sandbox whether purchases that cost nothing count; never in production */
    public RevenueCatPurchases(URI base, Private<String> key, boolean sandbox) {
        this.api = new ServiceApi("revenuecat", base, key, Map.of());
        this.sandbox = sandbox;
    }

    @Override
    public Answer of(AccountId account) {
        return api.get("/subscribers/" + account.value(), found ->
                news(account, found.at("subscriber")))
                .as(Answer.Told::new, Answer.Refused::new, Answer.Unreachable::new);
    }

    private List<PaymentNews> news(AccountId account, Facts subscriber) {
        var news = new ArrayList<PaymentNews>();
        for (var product : subscriber.at("non_subscriptions").names())
            for (var one : subscriber.at("non_subscriptions").list(product))
                news(account, product, one).ifPresent(news::add);
        for (var product : subscriber.at("subscriptions").names())
            news(account, product, subscriber.at("subscriptions").at(product))
                    .ifPresent(news::add);
        return news;
    }

    private Optional<PaymentNews> news(AccountId account, String product, Facts one) {
        var store = one.text("store").toUpperCase(Locale.ROOT);
        var isSandbox = one.flag("is_sandbox");
        if (NOT_COUNTED.contains(store) || isSandbox && !sandbox
                || one.optionalText("ownership_type").filter(FAMILY::equals).isPresent()
                || one.optionalText("period_type").filter(TRIAL::equals).isPresent())
            return Optional.empty();
        var transaction = one.optionalText("store_transaction_id");
        if (transaction.isEmpty()) return Optional.empty(); // nothing to know it by
        var key = new PurchaseKey(shop(store), (isSandbox ? "sandbox:" : "") + transaction.get());
        return Optional.of(one.optionalInstant("refunded_at")
                .<PaymentNews>map(at -> new PaymentNews.Refunded(key, RevenueCatNews.REFUND,
                        Optional.empty(), at))
                .orElseGet(() -> new Bought(key, new Buyer(List.of(account), Optional.empty(),
                        Optional.empty()), List.of(new Item(new ShopItem(key.shop(),
                        sold(product, one)), 1)), Optional.empty(), Optional.empty(),
                        one.instant("purchase_date"))));
    }

    /** Google's subscriptions have plans, which the webhook names with them. */
    private static String sold(String product, Facts one) {
        return one.optionalText("product_plan_identifier").map(plan -> product + ':' + plan)
                .orElse(product);
    }

    private static Shop shop(String store) {
        try {
            return Shop.valueOf(store);
        } catch (IllegalArgumentException e) {
            throw new UnreadableEvent("store");
        }
    }

    @Override
    public void close() {
        api.close();
    }
}
