package com.aimixup.application.payments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.application.accounts.MemoryAccounts;
import com.aimixup.application.accounts.PasswordHash;
import com.aimixup.application.credits.MemoryLedger;
import com.aimixup.application.payments.PaymentEvents.Entry;
import com.aimixup.application.payments.PaymentEvents.State;
import com.aimixup.application.runtime.MemoryTransactions;
import com.aimixup.application.runtime.MovableClock;
import com.aimixup.domain.accounts.Account;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.accounts.EmailAddress;
import com.aimixup.domain.credits.Credits;
import com.aimixup.domain.payments.Catalogue;
import com.aimixup.domain.payments.Money;
import com.aimixup.domain.payments.PaymentNews;
import com.aimixup.domain.payments.PaymentNews.Bought;
import com.aimixup.domain.payments.PaymentNews.Buyer;
import com.aimixup.domain.payments.PaymentNews.Item;
import com.aimixup.domain.payments.Product;
import com.aimixup.domain.payments.ProductId;
import com.aimixup.domain.payments.PurchaseKey;
import com.aimixup.domain.payments.Shop;
import com.aimixup.domain.payments.ShopItem;
import com.aimixup.domain.policy.PolicyVersion;
import com.aimixup.domain.privacy.Private;
import java.time.Instant;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Two people, two products, and a payment service that says what a test tells it to. */
final class PaymentScene {
    static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    static final ShopItem PACK = new ShopItem(Shop.PADDLE, "pri_pack");
    static final ShopItem MONTHLY = new ShopItem(Shop.PADDLE, "pri_monthly");

    final MovableClock clock = new MovableClock(NOON);
    final MemoryTransactions transactions = new MemoryTransactions();
    final MemoryLedger ledger = new MemoryLedger(transactions);
    final PaymentStores stores = new PaymentStores(new MemoryPaymentEvents(transactions),
            new MemoryPurchases(transactions), new MemoryCheckouts(transactions),
            new MemorySubscriptions(transactions), new MemoryDebts(transactions),
            new MemoryShopChanges(transactions));
    final AccountId anna;
    final AccountId ben;
    final ApplyPaymentEvents apply;
    private final Catalogue catalogue = new Catalogue(List.of(
            new Product(new ProductId("pack"), Product.Kind.PACK, "Pack", new Credits(1_000),
                    Optional.empty(), Set.of(PACK)),
            new Product(new ProductId("monthly"), Product.Kind.SUBSCRIPTION, "Monthly",
                    new Credits(300), Optional.empty(), Set.of(MONTHLY))));
    private final Map<String, PaymentNews> said = new HashMap<>();
    private final MemoryAccounts accounts = new MemoryAccounts(transactions);
    private final PaymentSource source = new PaymentSource() {
        @Override
        public String name() {
            return "till";
        }

        @Override
        public Verdict judge(Map<String, List<String>> headers, byte[] body) {
            return new Verdict.NotInUse();
        }

        @Override
        public List<PaymentNews> read(PaymentEvent event) {
            return Optional.ofNullable(said.get(event.id())).map(List::of)
                    .orElseThrow(() -> new UnreadableEvent("data"));
        }
    };

    PaymentScene() {
        anna = account("anna@example.org");
        ben = account("ben@example.org");
        apply = new ApplyPaymentEvents(stores, List.of(source), accounts, ledger,
                catalogue, transactions, clock);
    }

    RestorePurchases restore(Optional<AppPurchases> service) {
        return new RestorePurchases(service, stores, accounts, ledger, catalogue, transactions);
    }

    TellShopOfChange tell(ShopDesk desk) {
        return new TellShopOfChange(stores.changes(), stores.purchases(), Optional.of(desk),
                accounts, transactions, clock);
    }

    NotingAccounts notingAccounts() {
        return new NotingAccounts(accounts, stores.changes(), clock);
    }

    private AccountId account(String email) {
        var id = new AccountId(UUID.randomUUID());
        accounts.add(new Account(id, Private.of("A"), new EmailAddress(email),
                PolicyVersion.CURRENT, NOON, NOON), new PasswordHash(1, "x"));
        return id;
    }

    static PurchaseKey key(String transaction) {
        return new PurchaseKey(Shop.PADDLE, transaction);
    }

    static Bought bought(String transaction, ShopItem item, AccountId... named) {
        return new Bought(key(transaction), new Buyer(List.of(named), Optional.empty(),
                Optional.empty()), List.of(new Item(item, 1)),
                Optional.of(new Money(1_500, Currency.getInstance("EUR"))), Optional.empty(),
                NOON);
    }

    /** Puts the event into the inbox; the same id again is the same event. */
    void receive(String id, PaymentNews news) {
        said.putIfAbsent(id, news);
        stores.events().add(event(id), clock.instant());
    }

    void receiveUnreadable(String id) {
        stores.events().add(event(id), clock.instant());
    }

    private static PaymentSource.PaymentEvent event(String id) {
        return new PaymentSource.PaymentEvent("till", id, "something", NOON, Private.of("{}"));
    }

    void hear(String id, PaymentNews news) {
        receive(id, news);
        apply.handle();
    }

    Entry entry(String id) {
        return stores.events().list(Optional.empty(), 10_000).stream()
                .filter(entry -> entry.id().equals(id)).findFirst().orElseThrow();
    }

    State state(String id) {
        return entry(id).state();
    }

    void has(AccountId account, long available) {
        assertEquals(available, ledger.balance(account).available().micros());
        assertTrue(ledger.audit().isClean(), ledger.audit()::toString);
    }
}
