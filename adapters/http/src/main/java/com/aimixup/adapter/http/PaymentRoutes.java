package com.aimixup.adapter.http;

import com.aimixup.application.payments.AskShop;
import com.aimixup.application.payments.CancelSubscription;
import com.aimixup.application.payments.Checkouts.Checkout;
import com.aimixup.application.payments.OpenCheckout;
import com.aimixup.application.payments.OpenCheckout.Outcome;
import com.aimixup.application.payments.PaymentUseCases;
import com.aimixup.application.payments.Purchases;
import com.aimixup.application.payments.RestorePurchases;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.payments.Product;
import com.aimixup.domain.payments.ProductId;
import com.aimixup.domain.payments.Refund;
import com.aimixup.domain.payments.ShopItem;
import com.aimixup.domain.payments.Subscription;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What is for sale, and what a person bought. */
final class PaymentRoutes implements Route.Group {
    private static final String SUBSCRIPTIONS = "/api/v1/subscriptions";
    private static final String PAYMENTS = "/api/v1/payments";
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final int QUANTITY_MAX = 100;
    private static final Kind<ProductId> PRODUCT = Kind.parsed(64, ProductId::parse,
            "must be an id of a product");
    private final PaymentUseCases payments;

    PaymentRoutes(PaymentUseCases payments) {
        this.payments = payments;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.open("GET", "/api/v1/products", this::products),
                Route.of("POST", "/api/v1/checkouts", this::open),
                Route.of("GET", PAYMENTS, this::list).taking("limit", "cursor"),
                Route.of("POST", PAYMENTS + "/restore", this::restore),
                Route.of("POST", PAYMENTS + "/portal", call ->
                        reply(payments.ask().portal(call.account()))),
                Route.of("GET", PAYMENTS + "/{payment}/invoice", call ->
                        reply(payments.ask().invoice(call.account(),
                                call.id("payment", one -> one)))),
                Route.of("GET", SUBSCRIPTIONS, this::subscriptions),
                Route.of("POST", SUBSCRIPTIONS + "/{subscription}/cancel", this::cancel));
    }

    private Reply products(Call call) {
        return Reply.ok(new JsonObject().put("data", payments.read().products().stream()
                .map(PaymentRoutes::shown).toList()));
    }

    private Reply open(Call call) {
        return switch (payments.open().handle(call.body(in -> command(in, call.account())))) {
            case Outcome.Opened(var checkout) -> Reply.ok(shown(checkout));
            case Outcome.UnknownProduct() -> new Reply.Failure(Problem.of(
                    ProblemType.UNKNOWN_PRODUCT, "Choose one of GET /api/v1/products.")
                    .withError("product", "is not for sale here"));
            case Outcome.IdTaken() -> Reply.of(ProblemType.KEY_REUSED,
                    "Make a new id for a new checkout.");
            case Outcome.NotInUse() -> notInUse();
            case Outcome.ShopUnreachable() -> unreachable();
            case Outcome.ShopRefused() -> refused();
        };
    }

    private static Reply unreachable() {
        return new Reply.Failure(Problem.of(ProblemType.SHOP_UNREACHABLE,
                "Send the same again in a moment; nothing is paid twice.").retryAfter(PAUSE));
    }

    private static Reply refused() {
        return Reply.of(ProblemType.SHOP_REFUSED, "Tell us the request id.");
    }

    private static Optional<OpenCheckout.Command> command(Fields in, AccountId account) {
        var id = in.required("id", Kind.id(one -> one));
        var product = in.required("product", PRODUCT);
        var quantity = in.optional("quantity", Kind.whole(1, QUANTITY_MAX));
        return in.build(() -> new OpenCheckout.Command(account, id.orElseThrow(),
                product.orElseThrow(), quantity.orElse(1L)));
    }

    private Reply list(Call call) {
        var limit = call.limit();
        var after = call.cursor(text -> Cursor.place(text, Purchases.Place::new));
        return Reply.ok(Cursor.page(payments.read().handle(call.account(), after, limit + 1),
                limit, PaymentRoutes::shown, last -> Cursor.of(last.purchase().at(),
                        last.purchase().key().id())));
    }

    private Reply subscriptions(Call call) {
        return Reply.ok(new JsonObject().put("data", payments.read()
                .subscriptions(call.account()).stream().map(PaymentRoutes::shown).toList()));
    }

    private Reply cancel(Call call) {
        var id = call.id("subscription", one -> one);
        return switch (payments.cancel().handle(call.account(), id)) {
            case CancelSubscription.Outcome.Ending() -> Reply.done();
            case CancelSubscription.Outcome.UnknownSubscription() ->
                    Reply.notFound("subscription");
            case CancelSubscription.Outcome.ElsewhereOnly(var subscription) -> new Reply.Failure(
                    Problem.of(ProblemType.CANCEL_ELSEWHERE,
                            "Cancel it where it was bought.")
                            .with("shop", JsonObject.code(subscription.shop())));
            case CancelSubscription.Outcome.ShopUnreachable() -> unreachable();
            case CancelSubscription.Outcome.ShopRefused() -> refused();
        };
    }

    private Reply restore(Call call) {
        return switch (payments.restore().handle(call.account())) {
            case RestorePurchases.Outcome.Restored(var found, var restored, var waiting) ->
                    Reply.ok(new JsonObject().put("found", found).put("restored", restored)
                            .put("waiting", waiting));
            case RestorePurchases.Outcome.NotInUse() -> notInUse();
            case RestorePurchases.Outcome.ServiceUnreachable() -> unreachable();
            case RestorePurchases.Outcome.ServiceRefused() -> refused();
        };
    }

    /** A link is for whoever asked, and for now. */
    private static Reply reply(AskShop.Outcome outcome) {
        return switch (outcome) {
            case AskShop.Outcome.At(var url) -> Reply.ok(new JsonObject().put("url", url));
            case AskShop.Outcome.NothingBought() -> Reply.notFound("payment");
            case AskShop.Outcome.ElsewhereOnly(var purchase) -> new Reply.Failure(Problem.of(
                    ProblemType.INVOICE_ELSEWHERE, "Ask the store that it was bought in.")
                    .with("shop", JsonObject.code(purchase.key().shop())));
            case AskShop.Outcome.NotInUse() -> notInUse();
            case AskShop.Outcome.ShopUnreachable() -> unreachable();
            case AskShop.Outcome.ShopRefused() -> refused();
        };
    }

    private static Reply notInUse() {
        return Reply.of(ProblemType.PAYMENTS_NOT_SET_UP,
                "Ask whoever runs this server how to get credits.");
    }

    private static JsonObject shown(Product product) {
        return new JsonObject()
                .put("id", product.id().value())
                .put("kind", product.kind())
                .put("name", product.name())
                .put("micro_credits", product.credits())
                .putText("lasts", product.lasts().map(Object::toString))
                .putTexts("shops", product.sold().stream().map(ShopItem::shop).distinct()
                        .map(JsonObject::code).sorted().toList());
    }

    private static JsonObject shown(Checkout checkout) {
        return new JsonObject()
                .put("id", checkout.id())
                .put("product", checkout.product().value())
                .put("quantity", checkout.quantity())
                .put("url", checkout.url().orElseThrow())
                .put("created_at", checkout.at());
    }

    private static JsonObject shown(Purchases.Bought bought) {
        var purchase = bought.purchase();
        var json = new JsonObject()
                .put("id", purchase.key().id())
                .put("shop", purchase.key().shop())
                .put("transaction", purchase.key().transaction())
                .put("product", purchase.product().value())
                .put("quantity", purchase.quantity())
                .put("micro_credits", purchase.credits());
        purchase.paid().ifPresent(paid -> json.put("amount_minor", paid.minor())
                .put("currency", paid.currency().getCurrencyCode()));
        return json.put("at", purchase.at())
                .put("refunds", bought.refunds().stream().map(PaymentRoutes::shown).toList());
    }

    private static JsonObject shown(Refund refund) {
        return new JsonObject()
                .put("id", refund.id())
                .put("taken_micro_credits", refund.taken())
                .put("owed_micro_credits", refund.owed())
                .put("reversed", refund.isReversed())
                .put("at", refund.at());
    }

    private static JsonObject shown(Subscription subscription) {
        return new JsonObject()
                .put("id", subscription.id())
                .put("shop", subscription.shop())
                .putText("product", subscription.product().map(ProductId::value))
                .put("state", subscription.state())
                .putTime("ends_at", subscription.endsAt())
                .putTime("cancels_at", subscription.cancelsAt());
    }
}
