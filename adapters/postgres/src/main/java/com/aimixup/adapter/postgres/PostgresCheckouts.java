package com.aimixup.adapter.postgres;

import com.aimixup.application.payments.Checkouts;
import com.aimixup.application.privacy.FieldRef;
import com.aimixup.application.privacy.Vault;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.payments.ProductId;
import com.aimixup.domain.payments.PurchaseKey;
import com.aimixup.domain.payments.Shop;
import com.aimixup.domain.privacy.Private;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Checkouts; where to pay is sealed. */
public final class PostgresCheckouts implements Checkouts {
    private static final String SELECT = "select id, product, quantity, shop, transaction, url,"
            + " created_at from checkout where account_id = ?";

    private final Database database;
    private final Vault vault;

    public PostgresCheckouts(Database database, Vault vault) {
        this.database = database;
        this.vault = vault;
    }

    @Override public boolean add(Checkout checkout) {
        return database.update("""
                insert into checkout (account_id, id, product, quantity, created_at)
                values (?, ?, ?, ?, ?) on conflict do nothing""", checkout.account().value(),
                checkout.id(), checkout.product().value(), checkout.quantity(),
                checkout.at()) == 1;
    }

    @Override public Optional<Checkout> find(AccountId account, UUID id) {
        return database.first(SELECT + " and id = ?", row -> checkout(account, row),
                account.value(), id);
    }

    @Override public void opened(AccountId account, UUID id, PurchaseKey key,
            Private<String> url) {
        database.update("update checkout set shop = ?, transaction = ?, url = ?"
                + " where account_id = ? and id = ? and shop is null", key.shop().name(),
                key.transaction(), vault.seal(field(account, id), url), account.value(), id);
    }

    @Override public Optional<AccountId> payer(PurchaseKey key) {
        return database.first("select account_id from checkout where shop = ? and transaction = ?",
                row -> new AccountId(row.id("account_id")), key.shop().name(),
                key.transaction());
    }

    private Checkout checkout(AccountId account, Row row) {
        var id = row.id("id");
        return new Checkout(account, id, new ProductId(row.text("product")),
                row.number("quantity"), row.optional("shop", Row::text).map(shop ->
                new PurchaseKey(Shop.valueOf(shop), row.text("transaction"))),
                row.optional("url", Row::bytes).map(url -> vault.open(field(account, id), url)),
                row.instant("created_at"));
    }

    private static FieldRef field(AccountId account, UUID id) {
        return new FieldRef(account, "checkout", "url", id);
    }

    @Override public List<Table> tables() {
        return List.of(new Table("checkout", "which payments you began", "basis.contract",
                "retain.account", AfterErasure.REMOVED));
    }

    @Override public void export(AccountId account, Sections sections) {
        database.list(SELECT + " order by created_at, id", row -> Map.<String, Object>of(
                "id", row.id("id").toString(), "product", row.text("product"),
                "quantity", row.number("quantity"), "at", row.instant("created_at")),
                account.value()).forEach(fields -> sections.record("checkouts", fields));
    }

    /** What was paid is a purchase and stays; money that comes later finds nobody. */
    @Override public void erase(AccountId account) {
        database.update("delete from checkout where account_id = ?", account.value());
    }
}
