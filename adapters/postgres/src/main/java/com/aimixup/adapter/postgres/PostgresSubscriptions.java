package com.aimixup.adapter.postgres;

import com.aimixup.application.payments.Subscriptions;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.payments.ProductId;
import com.aimixup.domain.payments.Shop;
import com.aimixup.domain.payments.Subscription;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Subscriptions, each as its newest news tell. */
public final class PostgresSubscriptions implements Subscriptions {
    private static final String SELECT = "select account_id, shop, reference, product, state,"
            + " ends_at, cancels_at, told_at from subscription where ";

    private final Database database;

    public PostgresSubscriptions(Database database) {
        this.database = database;
    }

    @Override public boolean tell(Subscription told) {
        return database.update("""
                insert into subscription as known (account_id, shop, reference, product, state,
                    ends_at, cancels_at, told_at)
                values (?, ?, ?, ?, ?, ?::timestamptz, ?::timestamptz, ?)
                on conflict (shop, reference) do update set account_id = excluded.account_id,
                    product = excluded.product, state = excluded.state,
                    ends_at = excluded.ends_at, cancels_at = excluded.cancels_at,
                    told_at = excluded.told_at
                 where known.told_at < excluded.told_at""", told.account().value(),
                told.shop().name(), told.reference(), told.product().map(ProductId::value),
                told.state().name(), told.endsAt(), told.cancelsAt(), told.toldAt()) == 1;
    }

    @Override public Optional<Subscription> find(Shop shop, String reference) {
        return database.first(SELECT + "shop = ? and reference = ?",
                PostgresSubscriptions::subscription, shop.name(), reference);
    }

    @Override public List<Subscription> of(AccountId account) {
        return database.list(SELECT + "account_id = ? order by reference",
                PostgresSubscriptions::subscription, account.value());
    }

    @Override public int move(Shop shop, AccountId from, AccountId to) {
        return Math.toIntExact(database.update("update subscription set account_id = ?"
                + " where shop = ? and account_id = ?", to.value(), shop.name(), from.value()));
    }

    private static Subscription subscription(Row row) {
        return new Subscription(new AccountId(row.id("account_id")),
                Shop.valueOf(row.text("shop")), row.text("reference"),
                row.optional("product", Row::text).map(ProductId::new),
                Subscription.State.valueOf(row.text("state")),
                row.optional("ends_at", Row::instant), row.optional("cancels_at", Row::instant),
                row.instant("told_at"));
    }

    @Override public List<Table> tables() {
        return List.of(new Table("subscription", "your subscriptions", "basis.contract",
                "retain.payments", AfterErasure.KEPT_WITHOUT_CONTENT));
    }

    @Override public void export(AccountId account, Sections sections) {
        of(account).forEach(known -> {
            var fields = new LinkedHashMap<String, Object>(Map.of("shop", known.shop().name(),
                    "reference", known.reference(), "state", known.state().name(),
                    "toldAt", known.toldAt()));
            known.product().ifPresent(product -> fields.put("product", product.value()));
            known.endsAt().ifPresent(at -> fields.put("endsAt", at));
            known.cancelsAt().ifPresent(at -> fields.put("cancelsAt", at));
            sections.record("subscriptions", fields);
        });
    }

    /** Ids, states and dates; kept for as long as the law says. */
    @Override public void erase(AccountId account) {}
}
