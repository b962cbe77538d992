package com.aimixup.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.adapter.payments.paddle.PaddleSandbox;
import com.aimixup.adapter.payments.revenuecat.RevenueCatSandbox.Sold;
import com.aimixup.adapter.payments.revenuecat.RevenueCatSandbox;
import com.aimixup.endtoend.Shopkeeper.Event;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Buying in the web, from the offer to the credits and back. */
@Tag("collect.payment")
final class CheckoutTest {
    private final PaddleSandbox paddle =
            PaddleSandbox.start(Shopkeeper.SECRET, Clock.systemUTC());
    private final RevenueCatSandbox revenueCat = RevenueCatSandbox.start();
    private final TestServer server;
    private final Person person;

    CheckoutTest(@TempDir Path folder) throws Exception {
        var settings = new HashMap<>(Shopkeeper.SETTINGS);
        var products = Files.writeString(folder.resolve("products.yaml"),
                Shopkeeper.PRODUCTS);
        settings.put("AIMIXUP_PRODUCTS", products.toString());
        settings.put("AIMIXUP_PADDLE_API_KEY", "key");
        settings.put("AIMIXUP_PADDLE_API_URL", paddle.url().toString());
        settings.put("AIMIXUP_REVENUECAT_API_KEY", "key");
        settings.put("AIMIXUP_REVENUECAT_API_URL", revenueCat.url().toString());
        server = TestServer.start(settings);
        person = server.person(0);
    }

    @AfterEach
    void stop() {
        server.close();
        paddle.close();
        revenueCat.close();
    }

    @Test
    @Tag("right.rectify")
    void aPackIsBoughtPaidUsedUpAndRefunded() throws Exception {
        assertEquals("pack", Person.stranger(server.url()).read("/products").path("data").path(0)
                .path("id").asText());
        var id = UUID.randomUUID();
        var checkout = Person.json(buy(id, "pack", 2));
        assertEquals(checkout, Person.json(buy(id, "pack", 2)), "the same again is the same");
        assertEquals(1, paddle.count());
        var url = checkout.path("url").asText();
        var webhook = server.url().resolve("/webhooks/paddle");
        for (var times = 0; times < 2; times++) assertEquals(200, paddle.pay(url, webhook));
        Await.until("the credits are there", () -> person.available() == 1_000_000_000);

        var payment = person.read("/payments").path("data").path(0);
        assertEquals("pack", payment.path("product").asText());
        assertEquals(998, payment.path("amount_minor").asLong());
        assertEquals(0, payment.path("refunds").size());
        var transaction = payment.path("transaction").asText();
        Person.send(Shopkeeper.request(server.url(),
                Event.refund("evt_back", transaction, "approved", 499), Instant.now()));
        Await.until("half went back", () -> person.available() == 500_000_000);
        assertEquals(500_000_000, person.read("/payments").path("data").path(0).path("refunds")
                .path(0).path("taken_micro_credits").asLong());
        assertEquals(200, person.send("PATCH", "/account", "{\"name\":\"Anna New\"}")
                .statusCode());
        try (var program = server.command("reconcile")) {
            assertEquals(0, program.exitCode(), program.output() + program.errors());
        }
        paddle.payUntold(buyOne());
        server.asOwner(database -> database.update("update purchase set paid_minor = 999"));
        try (var program = server.command("reconcile")) {
            assertEquals(1, program.exitCode(), program.output() + program.errors());
            assertTrue(program.output().contains("OTHER_AMOUNT " + transaction + " of PADDLE"),
                    program.output());
        }
        var invoice = person.read("/payments/" + payment.path("id").asText() + "/invoice");
        assertTrue(invoice.path("url").asText().endsWith("/invoices/" + transaction));
        var portal = person.post("/payments/portal", Map.of());
        assertEquals(paddle.url() + "/portal", Person.json(portal).path("url").asText());
        assertProblem(404, "not-found", server.person(0).post("/payments/portal", Map.of()));
        Await.until("Paddle knows the new name", () ->
                paddle.name(transaction).equals(Optional.of("Anna New")));
        assertEquals(Optional.empty(), paddle.email(transaction), "nothing that did not change");
        assertTrue(server.rows().stream().noneMatch(row -> row.contains(url)), "it is sealed");
    }

    @Test
    void whatCannotBeBoughtIsToldAndAPaddleThatIsAwayCanBeAskedAgain() {
        assertProblem(422, "unknown-product", buy(UUID.randomUUID(), "none", 1));
        assertProblem(400, "invalid-input", buy(UUID.randomUUID(), "pack", 0));
        var id = UUID.randomUUID();
        buy(id, "pack", 1);
        assertProblem(422, "key-reused", buy(id, "pack", 2));
        assertEquals(401, Person.stranger(server.url()).post("/checkouts", Map.of())
                .statusCode());
        paddle.close();
        var answer = buy(UUID.randomUUID(), "pack", 1);
        assertProblem(503, "shop-unreachable", answer);
        assertTrue(answer.headers().firstValue("Retry-After").isPresent());
    }

    @Test
    void whatWasBoughtWithAPhoneIsRestoredOnceAndASandboxNever() {
        var account = person.read("/account").path("id").asText();
        revenueCat.sell(new Sold(account, "credits_500", "t1", "app_store", false,
                Instant.now(), Optional.empty()));
        revenueCat.sell(new Sold(account, "credits_500", "t2", "app_store", true,
                Instant.now(), Optional.empty()));
        revenueCat.sell(new Sold(account, "credits_500", "t3", "paddle", false,
                Instant.now(), Optional.empty()));
        for (var restored : new int[] {1, 0}) {
            var found = Person.json(person.post("/payments/restore", Map.of()));
            assertEquals(1, found.path("found").asInt());
            assertEquals(restored, found.path("restored").asInt());
            assertEquals(500_000_000, person.available());
        }
        assertEquals(0, Person.json(server.person(0).post("/payments/restore", Map.of()))
                .path("found").asInt());
        var purchase = person.read("/payments").path("data").path(0).path("id").asText();
        assertProblem(422, "invoice-elsewhere",
                person.get("/payments/" + purchase + "/invoice"));
        Person.send(Shopkeeper.request(server.url(), Event.revenueCat("rc_1",
                "NON_RENEWING_PURCHASE", account, "t1", ",\"product_id\":\"credits_500\""),
                Instant.now()));
        revenueCat.sell(new Sold(account, "credits_500", "t1", "app_store", false,
                Instant.now(), Optional.of(Instant.now())));
        person.post("/payments/restore", Map.of());
        Await.until("it was refunded", () -> person.available() == 0);
        revenueCat.close();
        assertProblem(503, "shop-unreachable", person.post("/payments/restore", Map.of()));
    }

    @Test
    void aSubscriptionIsShownAndCancelledWhereItWasBought() {
        var account = person.read("/account").path("id").asText();
        Person.send(Shopkeeper.request(server.url(), Event.revenueCat("rc_1", "INITIAL_PURCHASE",
                account, "t1", ",\"product_id\":\"monthly\""), Instant.now()));
        Await.until("it is there", () ->
                person.read("/subscriptions").path("data").size() == 1);
        var subscription = person.read("/subscriptions").path("data").path(0);
        assertEquals("active", subscription.path("state").asText());
        var path = "/subscriptions/" + subscription.path("id").asText() + "/cancel";
        assertProblem(422, "cancel-elsewhere", person.post(path, Map.of()));
        assertEquals(404, server.person(0).post(path, Map.of()).statusCode());
    }

    private HttpResponse<String> buy(UUID id, String product, long quantity) {
        return person.post("/checkouts", Map.of("id", id.toString(), "product", product,
                "quantity", quantity));
    }

    /** @return the transaction */
    private String buyOne() {
        var url = Person.json(buy(UUID.randomUUID(), "pack", 1)).path("url").asText();
        return url.substring(url.lastIndexOf('/') + 1);
    }

    private static void assertProblem(int status, String type, HttpResponse<String> answer) {
        assertEquals(status, answer.statusCode(), answer.body());
        assertEquals("/problems/" + type, Person.json(answer).path("type").asText());
    }
}
