package com.aimixup.adapter.payments.paddle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.aimixup.application.payments.ShopRecords.Answer;
import com.aimixup.application.payments.ShopRecords.Return;
import com.aimixup.application.payments.ShopRecords.Sale;
import com.aimixup.application.payments.WebShop;
import com.aimixup.domain.payments.Money;
import com.aimixup.domain.payments.PurchaseKey;
import com.aimixup.domain.payments.Shop;
import com.aimixup.domain.payments.ShopItem;
import com.aimixup.domain.privacy.Private;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class PaddleRecordsTest {
    private static final Instant BEGIN = Instant.parse("2026-11-24T12:00:00Z");
    private final List<String> asked = new ArrayList<>();
    private final List<String> answers = new ArrayList<>();
    private final HttpServer paddle;

    PaddleRecordsTest() throws IOException {
        paddle = HttpServer.create(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        paddle.createContext("/", exchange -> {
            try (exchange) {
                asked.add(exchange.getRequestURI().toString());
                var answer = answers.removeFirst().getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, answer.length);
                exchange.getResponseBody().write(answer);
            }
        });
        paddle.start();
    }

    @AfterEach
    void stop() {
        paddle.stop(0);
    }

    @Test
    void allPagesAreReadAndOnlyWhatWasPaidOrWentBackCounts() {
        answers.add(list(transaction(1, "web", 499).repeat(30)));
        answers.add(list(transaction(2, "web", 0)
                + transaction(3, "subscription_payment_method_change", 0)
                + transaction(4, "subscription_recurring", 999)));
        answers.add(list(adjustment("adj_1", "refund", "2026-11-24T13:00:00Z")
                + adjustment("adj_2", "credit", "2026-11-24T13:00:00Z")
                + adjustment("adj_3", "chargeback", "2026-11-24T12:30:00Z")
                + adjustment("adj_4", "refund", "2026-11-23T12:00:00Z")));
        var told = assertInstanceOf(Answer.Told.class, shop("").records().since(BEGIN));
        assertEquals(31, told.sales().size());
        assertEquals(new Sale(key("txn_4"), Optional.of(new Money(999,
                Currency.getInstance("EUR"))), Instant.parse("2026-11-24T12:30:00Z")),
                told.sales().getLast());
        assertEquals(List.of(
                new Return(key("txn_1"), key("txn_1").refund("adj_1"),
                        Instant.parse("2026-11-24T13:00:00Z")),
                new Return(key("txn_1"), key("txn_1").refund("adj_3"),
                        Instant.parse("2026-11-24T12:30:00Z"))), told.returns());
        assertEquals(List.of("/transactions?status=completed&per_page=30&order_by=id%5BASC%5D"
                + "&created_at%5BGTE%5D=2026-11-24T12%3A00%3A00Z", asked.get(0) + "&after=txn_1",
                "/adjustments?status=approved&per_page=50&order_by=id%5BDESC%5D"), asked);
    }

    @Test
    void whatCannotBeReadIsNotTakenForNothing() {
        answers.add("{\"data\":[{}]}");
        assertEquals(new Answer.Unreachable(), shop("").records().since(BEGIN));
        answers.add(list(""));
        answers.add("");
        assertEquals(new Answer.Unreachable(), shop("").records().since(BEGIN));
    }

    @Test
    void ourSandboxHasBooksAsWell() throws Exception {
        try (var sandbox = PaddleSandbox.start("secret", Clock.systemUTC());
                var shop = new PaddleShop(sandbox.url(), Private.of("key"))) {
            var opened = assertInstanceOf(WebShop.Answer.Opened.class, shop.open(
                    UUID.randomUUID(), new ShopItem(Shop.PADDLE, "pri"), 2));
            shop.open(UUID.randomUUID(), new ShopItem(Shop.PADDLE, "pri"), 1);
            sandbox.payUntold(opened.key().transaction());
            sandbox.refundUntold(opened.key().transaction());
            var told = assertInstanceOf(Answer.Told.class, shop.records().since(BEGIN));
            assertEquals(List.of(opened.key()), told.sales().stream().map(Sale::key).toList());
            assertEquals(998, told.sales().getFirst().paid().orElseThrow().minor());
            assertEquals(List.of(opened.key()),
                    told.returns().stream().map(Return::key).toList());
        }
    }

    private PaddleShop shop(String path) {
        return new PaddleShop(URI.create("http://127.0.0.1:" + paddle.getAddress().getPort()
                + path), Private.of("key"));
    }

    private static PurchaseKey key(String transaction) {
        return new PurchaseKey(Shop.PADDLE, transaction);
    }

    private static String list(String elements) {
        return "{\"data\":[" + (elements.isEmpty() ? ""
                : elements.substring(0, elements.length() - 1)) + "]}";
    }

    private static String transaction(int n, String origin, int minor) {
        return """
                {"id":"txn_%d","status":"completed","origin":"%s","currency_code":"EUR",
                 "created_at":"2026-11-24T12:30:00Z",
                 "details":{"totals":{"grand_total":"%d"}}},""".formatted(n, origin, minor);
    }

    private static String adjustment(String id, String action, String at) {
        return """
                {"id":"%s","action":"%s","status":"approved","transaction_id":"txn_1",
                 "created_at":"%s"},""".formatted(id, action, at);
    }
}
