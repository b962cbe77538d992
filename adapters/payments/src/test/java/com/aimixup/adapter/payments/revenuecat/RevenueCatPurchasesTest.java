package com.aimixup.adapter.payments.revenuecat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.aimixup.adapter.payments.revenuecat.RevenueCatSandbox.Sold;
import com.aimixup.application.payments.AppPurchases;
import com.aimixup.application.payments.AppPurchases.Answer;
import com.aimixup.application.payments.AppPurchasesContract;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.payments.PaymentNews;
import com.aimixup.domain.payments.PaymentNews.Bought;
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
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RevenueCatPurchasesTest extends AppPurchasesContract {
    private final RevenueCatSandbox sandbox = RevenueCatSandbox.start();
    private final AppPurchases service =
            new RevenueCatPurchases(sandbox.url(), Private.of("key"), false);
    private final AccountId anna = new AccountId(UUID.randomUUID());
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final HttpServer revenueCat;
    private volatile int status = 200;
    private volatile String body = "{}";

    RevenueCatPurchasesTest() throws IOException {
        revenueCat = HttpServer.create(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        revenueCat.createContext("/", exchange -> {
            try (exchange) {
                asked.add(exchange.getRequestURI() + " "
                        + exchange.getRequestHeaders().getFirst("Authorization"));
                var answer = body.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(status, answer.length);
                exchange.getResponseBody().write(answer);
            }
        });
        revenueCat.start();
    }

    @AfterEach
    void stop() {
        sandbox.close();
        revenueCat.stop(0);
    }

    @Override
    protected AppPurchases service() {
        return service;
    }

    @Override
    protected void sell(AccountId to, String transaction, boolean refunded) {
        sandbox.sell(new Sold(to.value().toString(), "pack", transaction, "app_store", false,
                NOON, refunded ? Optional.of(NOON) : Optional.empty()));
    }

    @Test
    void aSubscriptionIsItsNewestPeriodAndWhatNobodyPaidForIsNothing() {
        body = subscriber("""
                "monthly":{%1$s,"store":"play_store","store_transaction_id":"GPA.1",
                  "product_plan_identifier":"plan","period_type":"normal"},
                "trial":{%1$s,"store":"app_store","store_transaction_id":"t2",
                  "period_type":"trial"},
                "family":{%1$s,"store":"app_store","store_transaction_id":"t3",
                  "ownership_type":"FAMILY_SHARED"},
                "gift":{%1$s,"store":"promotional","store_transaction_id":"t4"},
                "web":{%1$s,"store":"paddle","store_transaction_id":"txn_1"},
                "old":{%1$s,"store":"app_store"},
                "test":{"is_sandbox":true,"purchase_date":"2026-11-25T12:00:00Z",
                  "store":"app_store","store_transaction_id":"t5"}"""
                .formatted("\"is_sandbox\":false,\"purchase_date\":\"2026-11-25T12:00:00Z\""));
        var bought = assertInstanceOf(Bought.class, told(false).getFirst());
        assertEquals(1, told(false).size());
        assertEquals(new PurchaseKey(Shop.PLAY_STORE, "GPA.1"), bought.key());
        assertEquals(new ShopItem(Shop.PLAY_STORE, "monthly:plan"),
                bought.items().getFirst().sold());
        assertEquals(new PurchaseKey(Shop.APP_STORE, "sandbox:t5"),
                assertInstanceOf(Bought.class, told(true).getLast()).key());
        assertEquals("/subscribers/" + anna.value() + " Bearer key", asked.getFirst());
    }

    @ParameterizedTest
    @CsvSource({"429, Unreachable", "500, Unreachable", "401, Refused", "404, Refused",
            "302, Refused"})
    void whatIsNotAnsweredIsTold(int code, String kind) {
        status = code;
        assertEquals(kind, answer(false).getClass().getSimpleName());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"[]", "''",
            "{\"subscriber\":{\"subscriptions\":{\"m\":{\"store\":\"a\"}}}}",
            "{\"subscriber\":{\"subscriptions\":{\"m\":{}}}}",
            "{\"subscriber\":{\"non_subscriptions\":{\"m\":7}}}"})
    void whatCannotBeReadIsNoAnswer(String text) {
        body = text.replace("\"a\"", "\"mars\",\"store_transaction_id\":\"t\"");
        assertEquals(new Answer.Unreachable(), answer(false));
    }

    private static String subscriber(String subscriptions) {
        return "{\"subscriber\":{\"non_subscriptions\":{},\"subscriptions\":{" + subscriptions
                + "}}}";
    }

    private List<PaymentNews> told(boolean sandboxCounts) {
        return assertInstanceOf(Answer.Told.class, answer(sandboxCounts)).news();
    }

    private Answer answer(boolean sandboxCounts) {
        try (var asking = new RevenueCatPurchases(URI.create("http://127.0.0.1:"
                + revenueCat.getAddress().getPort()), Private.of("key"), sandboxCounts)) {
            return asking.of(anna);
        }
    }
}
