package com.aimixup.adapter.payments.paddle;

import com.aimixup.adapter.payments.Facts;
import com.aimixup.adapter.payments.ServiceApi;
import com.aimixup.application.payments.ShopDesk;
import com.aimixup.domain.payments.PurchaseKey;
import com.aimixup.domain.payments.Shop;
import com.aimixup.domain.privacy.Private;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What Paddle's API does for a customer, who is known there by any transaction of theirs. */
public final class PaddleDesk implements ShopDesk {
    private static final int NOT_FOUND = 404;
    private final ServiceApi api;

    PaddleDesk(ServiceApi api) {
        this.api = api;
    }

    @Override
    public Shop shop() {
        return Shop.PADDLE;
    }

    @Override
    public Answer invoice(PurchaseKey purchase) {
        if (isStrange(purchase.transaction())) return new Answer.None();
        return answer(api.get("/transactions/" + purchase.transaction() + "/invoice", found ->
                new Answer.Link(Private.of(found.at("data").text("url")))));
    }

    @Override
    public Answer portal(PurchaseKey purchase, List<String> subscriptions) {
        return withCustomer(purchase, customer -> {
            var body = Facts.object(json -> {
                if (subscriptions.isEmpty()) return;
                var ids = json.putArray("subscription_ids");
                subscriptions.forEach(ids::add);
            });
            return answer(api.ask("POST", "/customers/" + customer + "/portal-sessions",
                    Optional.of(body), made -> new Answer.Link(Private.of(made.at("data")
                            .at("urls").at("general").text("overview")))));
        });
    }

    @Override
    public Answer correct(PurchaseKey purchase, Optional<Private<String>> email,
            Optional<Private<String>> name) {
        return withCustomer(purchase, customer -> answer(api.ask("PATCH", "/customers/" + customer,
                Optional.of(Facts.object(json -> {
                    email.ifPresent(text -> json.put("email", text.reveal()));
                    name.ifPresent(text -> json.put("name", text.reveal()));
                })), _ -> new Answer.Done())));
    }

    private Answer withCustomer(PurchaseKey purchase, Function<String, Answer> work) {
        if (isStrange(purchase.transaction())) return new Answer.None();
        return api.get("/transactions/" + purchase.transaction(), found ->
                found.at("data").optionalText("customer_id")).as(customer ->
                customer.filter(id -> !isStrange(id)).map(work).orElseGet(Answer.None::new),
                PaddleDesk::refused, Answer.Unreachable::new);
    }

    private static Answer answer(ServiceApi.Answer<Answer> asked) {
        return asked.as(answer -> answer, PaddleDesk::refused, Answer.Unreachable::new);
    }

    private static Answer refused(int status) {
        return status == NOT_FOUND ? new Answer.None() : new Answer.Refused(status);
    }

    private static boolean isStrange(String id) {
        return !PaddleShop.isId(id);
    }
}
