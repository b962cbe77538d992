package com.aimixup.adapter.http;

import com.aimixup.application.accounts.Accounts;
import com.aimixup.application.credits.Ledger;
import com.aimixup.application.payments.MemoryAppPurchases;
import com.aimixup.application.payments.MemoryCheckouts;
import com.aimixup.application.payments.MemoryDebts;
import com.aimixup.application.payments.MemoryPaymentEvents;
import com.aimixup.application.payments.MemoryPurchases;
import com.aimixup.application.payments.MemoryShopChanges;
import com.aimixup.application.payments.MemoryShopDesk;
import com.aimixup.application.payments.MemorySubscriptions;
import com.aimixup.application.payments.MemoryWebShop;
import com.aimixup.application.payments.PaymentSource;
import com.aimixup.application.payments.PaymentStores;
import com.aimixup.application.payments.PaymentUseCases;
import com.aimixup.application.runtime.MemoryTransactions;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.credits.Credits;
import com.aimixup.domain.payments.Catalogue;
import com.aimixup.domain.payments.Money;
import com.aimixup.domain.payments.PaymentNews.Buyer;
import com.aimixup.domain.payments.PaymentNews.Item;
import com.aimixup.domain.payments.PaymentNews;
import com.aimixup.domain.payments.Product;
import com.aimixup.domain.payments.ProductId;
import com.aimixup.domain.payments.PurchaseKey;
import com.aimixup.domain.payments.Shop;
import com.aimixup.domain.payments.ShopItem;
import com.aimixup.domain.payments.Subscription;
import com.aimixup.domain.privacy.Private;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A payment service that believes whoever says so; its events are named by their whole body. */
record Till(String name) implements PaymentSource {

    private static final Product PACK = new Product(new ProductId("pack"), Product.Kind.PACK,
            "A pack", Credits.ofWhole(500), Optional.of(Period.ofYears(1)),
            Set.of(new ShopItem(Shop.PADDLE, "pri_pack")));

    static PaymentUseCases payments(MemoryTransactions memory, Accounts accounts, Ledger ledger,
            Clock clock) {
        var stores = new PaymentStores(new MemoryPaymentEvents(memory),
                new MemoryPurchases(memory), new MemoryCheckouts(memory),
                new MemorySubscriptions(memory), new MemoryDebts(memory),
                new MemoryShopChanges(memory));
        return PaymentUseCases.over(stores, new PaymentUseCases.Services(
                List.of(new Till("paddle"), new Till("revenuecat")),
                Optional.of(new MemoryWebShop()), Optional.of(new MemoryShopDesk()),
                Optional.empty(),
                Optional.of(new MemoryAppPurchases())), accounts, ledger,
                new Catalogue(List.of(PACK)), memory, () -> { }, clock);
    }

    @Override
    public Verdict judge(Map<String, List<String>> headers, byte[] body) {
        return switch (headers.getOrDefault("x-verdict", List.of("")).getFirst()) {
            case "genuine" -> new Verdict.Genuine(new PaymentEvent(name,
                    new String(body, StandardCharsets.UTF_8), "test", Instant.EPOCH,
                    Private.of("")));
            case "malformed" -> new Verdict.Malformed();
            case "not-in-use" -> new Verdict.NotInUse();
            default -> new Verdict.Forged(Reason.WRONG_SIGNATURE);
        };
    }

    /** What the words of its id say. */
    @Override
    public List<PaymentNews> read(PaymentEvent event) {
        var words = event.id().split(" ");
        return switch (words[0]) {
            case "bought" -> List.of(new PaymentNews.Bought(new PurchaseKey(Shop.PADDLE, words[2]),
                    buyer(words[1]), items(), Optional.of(new Money(499,
                            Currency.getInstance("EUR"))), Optional.empty(), Instant.EPOCH));
            case "refunded" -> List.of(new PaymentNews.Refunded(
                    new PurchaseKey(Shop.PADDLE, words[1]), "adj", Optional.empty(),
                    Instant.EPOCH));
            case "subscribed" -> List.of(new PaymentNews.SubscriptionTold(
                    Shop.valueOf(words[2]), "sub_1", buyer(words[1]), items(),
                    Subscription.State.ACTIVE, Optional.of(Instant.EPOCH), Optional.empty(),
                    Instant.EPOCH));
            default -> List.of(new PaymentNews.Nothing(PaymentNews.Reason.NO_EFFECT));
        };
    }

    private static Buyer buyer(String account) {
        return new Buyer(List.of(new AccountId(UUID.fromString(account))), Optional.empty(),
                Optional.empty());
    }

    private static List<Item> items() {
        return List.of(new Item(new ShopItem(Shop.PADDLE, "pri_pack"), 1));
    }
}
