package com.aimixup.adapter.postgres;

import com.aimixup.application.payments.Purchases;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.credits.Credits;
import com.aimixup.domain.payments.Money;
import com.aimixup.domain.payments.ProductId;
import com.aimixup.domain.payments.Purchase;
import com.aimixup.domain.payments.PurchaseKey;
import com.aimixup.domain.payments.Refund;
import com.aimixup.domain.payments.Shop;
import java.time.Instant;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Purchases and refunds. The program adds them and cannot take them back. */
public final class PostgresPurchases implements Purchases {
    private static final int EXPORT_MOST = 100_000;
    private static final String PURCHASE = "select account_id, shop, transaction, product,"
            + " quantity, credits_micros, paid_minor, currency, subscription, bought_at"
            + " from purchase where ";
    private static final String REFUND = "select refund.id, shop, transaction, taken_micros,"
            + " owed_micros, reversed_by, at from refund"
            + " join purchase on purchase.account_id = refund.account_id"
            + " and purchase.id = purchase_id where refund.account_id = ?";

    private final Database database;

    public PostgresPurchases(Database database) {
        this.database = database;
    }

    @Override public boolean add(Purchase purchase) {
        return database.update("""
                insert into purchase (account_id, id, shop, transaction, product, quantity,
                    credits_micros, paid_minor, currency, subscription, bought_at)
                values (?, ?, ?, ?, ?, ?, ?, ?::bigint, ?, ?, ?) on conflict do nothing""",
                purchase.account().value(), purchase.key().id(), purchase.key().shop().name(),
                purchase.key().transaction(), purchase.product().value(), purchase.quantity(),
                purchase.credits().micros(), purchase.paid().map(Money::minor),
                purchase.paid().map(paid -> paid.currency().getCurrencyCode()),
                purchase.subscription(), purchase.at()) == 1;
    }

    @Override public Optional<Purchase> find(PurchaseKey key) {
        return database.first(PURCHASE + "shop = ? and transaction = ?",
                PostgresPurchases::purchase, key.shop().name(), key.transaction());
    }

    @Override public List<Bought> of(AccountId account, Optional<Place> after, int limit) {
        var order = " order by bought_at desc, id desc limit ?";
        var page = after
                .map(place -> database.list(PURCHASE + "account_id = ?"
                        + " and (bought_at, id) < (?, ?::uuid)" + order,
                        PostgresPurchases::purchase, account.value(), place.at(),
                        place.purchase(), limit))
                .orElseGet(() -> database.list(PURCHASE + "account_id = ?" + order,
                        PostgresPurchases::purchase, account.value(), limit));
        var refunds = database.list(REFUND + " and purchase_id = any(?::uuid[]) order by at,"
                + " refund.id", PostgresPurchases::refund, account.value(), page.stream()
                .map(purchase -> purchase.key().id()).toArray(UUID[]::new)).stream()
                .collect(Collectors.groupingBy(Refund::key));
        return page.stream().map(purchase -> new Bought(purchase,
                refunds.getOrDefault(purchase.key(), List.of()))).toList();
    }

    @Override public List<Bought> since(Instant from) {
        return database.list(PURCHASE + "bought_at >= ?", PostgresPurchases::purchase, from)
                .stream().map(purchase -> new Bought(purchase,
                        refunds(purchase.account(), purchase.key()))).toList();
    }

    @Override public boolean add(AccountId account, Refund refund) {
        return database.update("""
                insert into refund (account_id, id, purchase_id, taken_micros, owed_micros, at)
                values (?, ?, ?, ?, ?, ?) on conflict do nothing""", account.value(), refund.id(),
                refund.key().id(), refund.taken().micros(), refund.owed().micros(),
                refund.at()) == 1;
    }

    @Override public List<Refund> refunds(AccountId account, PurchaseKey key) {
        return database.list(REFUND + " and purchase_id = ? order by at, refund.id",
                PostgresPurchases::refund, account.value(), key.id());
    }

    @Override public boolean reverse(AccountId account, UUID refund, String by,
            Instant at) {
        return database.update("update refund set reversed_by = ?, reversed_at = ?"
                + " where account_id = ? and id = ? and reversed_by is null", by, at,
                account.value(), refund) == 1;
    }

    private static Purchase purchase(Row row) {
        return new Purchase(new AccountId(row.id("account_id")), key(row),
                new ProductId(row.text("product")), row.number("quantity"),
                new Credits(row.number("credits_micros")),
                row.optional("paid_minor", Row::number).map(minor -> new Money(minor,
                        Currency.getInstance(row.text("currency")))),
                row.optional("subscription", Row::text), row.instant("bought_at"));
    }

    private static Refund refund(Row row) {
        return new Refund(row.id("id"), key(row), new Credits(row.number("taken_micros")),
                new Credits(row.number("owed_micros")), row.optional("reversed_by", Row::text),
                row.instant("at"));
    }

    private static PurchaseKey key(Row row) {
        return new PurchaseKey(Shop.valueOf(row.text("shop")), row.text("transaction"));
    }

    @Override public List<Table> tables() {
        return List.of(
                new Table("purchase", "what you bought", "basis.contract", "retain.payments",
                        AfterErasure.KEPT_WITHOUT_CONTENT),
                new Table("refund", "what was given back", "basis.contract", "retain.payments",
                        AfterErasure.KEPT_WITHOUT_CONTENT));
    }

    @Override public void export(AccountId account, Sections sections) {
        of(account, Optional.empty(), EXPORT_MOST).forEach(bought -> {
            var purchase = bought.purchase();
            var fields = new LinkedHashMap<String, Object>(Map.of(
                    "id", purchase.key().id().toString(), "shop", purchase.key().shop().name(),
                    "transaction", purchase.key().transaction(),
                    "product", purchase.product().value(), "quantity", purchase.quantity(),
                    "microCredits", purchase.credits().micros(), "at", purchase.at()));
            purchase.paid().ifPresent(paid -> {
                fields.put("amountMinor", paid.minor());
                fields.put("currency", paid.currency().getCurrencyCode());
            });
            fields.put("refunds", bought.refunds().stream().map(refund -> Map.of(
                    "id", refund.id().toString(), "takenMicroCredits", refund.taken().micros(),
                    "owedMicroCredits", refund.owed().micros(), "reversed", refund.isReversed(),
                    "at", refund.at())).toList());
            sections.record("purchases", fields);
        });
    }

    /** Ids, numbers and dates; kept for as long as the law says. */
    @Override public void erase(AccountId account) {}
}
