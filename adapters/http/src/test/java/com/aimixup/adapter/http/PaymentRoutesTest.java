package com.aimixup.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class PaymentRoutesTest {
    private final World world = new World();
    private final Client anna = world.client().person("anna@example.org");
    private final String account = anna.get("/api/v1/account").is(200).text("id");

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void everybodySeesWhatIsForSale() {
        var products = world.client().get("/api/v1/products").is(200);
        assertEquals("pack", products.text("data.0.id"));
        assertEquals("P1Y", products.text("data.0.lasts"));
        assertEquals(500_000_000, products.number("data.0.micro_credits"));
    }

    @Test
    void aCheckoutOfTheSameIdIsTheSame() {
        var id = UUID.randomUUID();
        var first = open(id, "pack", 2).is(200);
        assertEquals(first.bodyText(), open(id, "pack", 2).is(200).bodyText());
        open(id, "pack", 3).isProblem(422, "key-reused");
        open(UUID.randomUUID(), "none", 1).isProblem(422, "unknown-product");
        open(UUID.randomUUID(), "pack", 101).isProblem(400, "invalid-input");
        open(UUID.randomUUID(), "A B", 1).isProblem(400, "invalid-input");
        world.client().post("/api/v1/checkouts", "{}").isProblem(401, "unauthenticated");
    }

    @Test
    void paymentsAreShownWithTheirRefundsPageByPage() {
        for (var i = 0; i < 3; i++) tell("bought " + account + " txn_" + i);
        tell("refunded txn_1");
        assertEquals(1_000_000_000, anna.get("/api/v1/credits").is(200)
                .number("available_micro_credits"));
        var all = anna.get("/api/v1/payments").is(200);
        assertEquals(3, all.list("data").size());
        var page = anna.get("/api/v1/payments?limit=2").is(200);
        var rest = anna.get("/api/v1/payments?limit=2&cursor=" + page.text("next_cursor"))
                .is(200);
        assertEquals(1, rest.list("data").size());
        assertEquals(all.text("data.2.id"), rest.text("data.0.id"));
        assertEquals(0, world.client().person("ben@example.org").get("/api/v1/payments").is(200)
                .list("data").size());
    }

    @Test
    void aSubscriptionIsCancelledAtItsShopByItsOwner() {
        tell("subscribed " + account + " PADDLE");
        var path = "/api/v1/subscriptions/" + anna.get("/api/v1/subscriptions").is(200)
                .text("data.0.id") + "/cancel";
        world.client().person("ben@example.org").post(path, "").isProblem(404, "not-found");
        anna.post(path, "").is(204);
    }

    @Test
    void whatAnAppStoreSoldIsCancelledThere() {
        tell("subscribed " + account + " APP_STORE");
        var id = anna.get("/api/v1/subscriptions").is(200).text("data.0.id");
        var refusal = anna.post("/api/v1/subscriptions/" + id + "/cancel", "");
        assertEquals("app_store", refusal.isProblem(422, "cancel-elsewhere").text("shop"));
    }

    @Test
    void theShopShowsInvoicesAndItsPortalToWhoBought() {
        anna.post("/api/v1/payments/portal", "").isProblem(404, "not-found");
        tell("bought " + account + " txn_1");
        assertEquals("https://portal.example.org",
                anna.post("/api/v1/payments/portal", "").is(200).text("url"));
        var path = "/api/v1/payments/" + anna.get("/api/v1/payments").is(200).text("data.0.id")
                + "/invoice";
        assertEquals("https://invoice.example.org/txn_1", anna.get(path).is(200).text("url"));
        world.client().person("ben@example.org").get(path).isProblem(404, "not-found");
        anna.get("/api/v1/payments/x/invoice").isProblem(404, "not-found");
        world.client().get(path).isProblem(401, "unauthenticated");
    }

    @Test
    void purchasesAreAskedForAgain() {
        var answer = anna.post("/api/v1/payments/restore", "").is(200);
        assertEquals(0, answer.number("found"));
        assertEquals(0, answer.number("restored"));
        world.client().post("/api/v1/payments/restore", "").isProblem(401, "unauthenticated");
    }

    private Answer open(UUID id, String product, int quantity) {
        return anna.post("/api/v1/checkouts", """
                {"id":"%s","product":"%s","quantity":%d}""".formatted(id, product, quantity));
    }

    private void tell(String event) {
        world.client().with("X-Verdict", "genuine").post("/webhooks/paddle", event).is(200);
        world.payments.apply().handle();
    }
}
