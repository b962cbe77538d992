package com.aimixup.application.payments;

import com.aimixup.application.payments.Checkouts.Checkout;
import com.aimixup.application.payments.WebShop.Answer;
import com.aimixup.application.runtime.Transactions;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.payments.Catalogue;
import com.aimixup.domain.payments.ProductId;
import com.aimixup.domain.payments.ShopItem;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * Begins a payment in the web. What is asked again gets the same: where the shop's answer was lost,
 * it is asked first whether it has begun this one already.
 */
public final class OpenCheckout {
    /** The shop's clock may differ from ours. */
    private static final Duration CLOCKS = Duration.ofMinutes(5);

    /** @param id made by the client */
    public record Command(AccountId account, UUID id, ProductId product, long quantity) {}

    public sealed interface Outcome {
        /** @param checkout with a key and a place to pay */
        record Opened(Checkout checkout) implements Outcome {}

        /** None of this name is for sale in the web. */
        record UnknownProduct() implements Outcome {}

        /** The id stands for another checkout. */
        record IdTaken() implements Outcome {}

        record NotInUse() implements Outcome {}

        record ShopUnreachable() implements Outcome {}

        record ShopRefused() implements Outcome {}
    }

    private record Begun(Checkout checkout, boolean isNew) {}

    private final Checkouts checkouts;
    private final Optional<WebShop> shop;
    private final Catalogue catalogue;
    private final Transactions transactions;
    private final Clock clock;

    /** @param shop empty if none is in use */
    public OpenCheckout(Checkouts checkouts, Optional<WebShop> shop, Catalogue catalogue,
            Transactions transactions, Clock clock) {
        this.checkouts = checkouts;
        this.shop = shop;
        this.catalogue = catalogue;
        this.transactions = transactions;
        this.clock = clock;
    }

    public Outcome handle(Command command) {
        return shop.map(open -> handle(command, open)).orElseGet(Outcome.NotInUse::new);
    }

    private Outcome handle(Command command, WebShop shop) {
        var item = catalogue.find(command.product()).flatMap(product -> product.sold().stream()
                .filter(sold -> sold.shop() == shop.shop())
                .min((one, other) -> one.item().compareTo(other.item())));
        if (item.isEmpty()) return new Outcome.UnknownProduct();
        var begun = transactions.run(() -> begin(command));
        var checkout = begun.checkout();
        if (!checkout.product().equals(command.product())
                || checkout.quantity() != command.quantity()) return new Outcome.IdTaken();
        if (checkout.key().isPresent()) return new Outcome.Opened(checkout);
        return switch (ask(begun, item.get(), shop)) {
            case Answer.Opened(var key, var url) -> new Outcome.Opened(transactions.run(() -> {
                checkouts.opened(command.account(), command.id(), key, url);
                return checkouts.find(command.account(), command.id()).orElseThrow();
            }));
            case Answer.Unreachable() -> new Outcome.ShopUnreachable();
            case Answer.Refused _, Answer.None(), Answer.Cancelling() -> new Outcome.ShopRefused();
        };
    }

    private Begun begin(Command command) {
        var made = new Checkout(command.account(), command.id(), command.product(),
                command.quantity(), Optional.empty(), Optional.empty(), clock.instant());
        if (checkouts.add(made)) return new Begun(made, true);
        return new Begun(checkouts.find(command.account(), command.id()).orElseThrow(), false);
    }

    private static Answer ask(Begun begun, ShopItem item, WebShop shop) {
        var checkout = begun.checkout();
        var reference = reference(checkout);
        if (!begun.isNew()) {
            var found = shop.find(reference, checkout.at().minus(CLOCKS));
            if (!(found instanceof Answer.None)) return found;
        }
        return shop.open(reference, item, checkout.quantity());
    }

    /** Of the account, too: nobody finds another's payment by guessing the id of a checkout. */
    private static UUID reference(Checkout checkout) {
        return UUID.nameUUIDFromBytes(("checkout:" + checkout.account().value() + ':'
                + checkout.id()).getBytes(StandardCharsets.US_ASCII));
    }
}
