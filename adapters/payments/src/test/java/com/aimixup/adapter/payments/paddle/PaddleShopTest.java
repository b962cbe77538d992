package com.aimixup.adapter.payments.paddle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.adapter.payments.Facts;
import com.aimixup.application.payments.WebShop;
import com.aimixup.application.payments.WebShop.Answer;
import com.aimixup.application.payments.WebShopContract;
import com.aimixup.application.runtime.MovableClock;
import com.aimixup.domain.payments.Shop;
import com.aimixup.domain.payments.ShopItem;
import com.aimixup.domain.privacy.Private;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PaddleShopTest extends WebShopContract {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private final PaddleSandbox sandbox = PaddleSandbox.start("secret", new MovableClock(NOON));
    private final PaddleShop shop = new PaddleShop(sandbox.url(), Private.of("key"));
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final HttpServer paddle;
    private volatile int status = 200;
    private volatile String body = "{}";

    PaddleShopTest() throws IOException {
        paddle = HttpServer.create(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        paddle.createContext("/", exchange -> {
            try (exchange) {
                asked.add(exchange.getRequestMethod() + ' ' + exchange.getRequestURI() + ' '
                        + exchange.getRequestHeaders().getFirst("Authorization") + ' '
                        + new String(exchange.getRequestBody().readAllBytes(),
                                StandardCharsets.UTF_8));
                var answer = body.getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().add("Location", sandbox.url() + "/transactions");
                exchange.sendResponseHeaders(status, answer.length);
                exchange.getResponseBody().write(answer);
            }
        });
        paddle.start();
    }

    @AfterEach
    void stop() {
        shop.close();
        sandbox.close();
        paddle.stop(0);
    }

    @Override
    protected WebShop shop() {
        return shop;
    }

    @Test
    @Tag("collect.payment")
    void allThatPaddleLearnsOfThePersonIsAReference() {
        var reference = UUID.randomUUID();
        body = "{\"data\":{\"id\":\"txn_1\",\"checkout\":{\"url\":\"https://pay\"}}}";
        assertInstanceOf(Answer.Opened.class, open(reference));
        var words = asked.getFirst().split(" ", 5);
        assertEquals(List.of("POST", "/transactions", "Bearer", "key"),
                List.of(words).subList(0, 4));
        assertEquals(reference.toString(),
                Facts.parse(words[4]).at("custom_data").text("checkout"));
        assertEquals("{\"items\":[{\"price_id\":\"pri_1\",\"quantity\":3}],"
                + "\"collection_mode\":\"automatic\",\"custom_data\":{\"checkout\":\""
                + reference + "\"}}", words[4]);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 502, 503})
    void whatPassesIsUnreachable(int status) {
        this.status = status;
        assertEquals(new Answer.Unreachable(), open(UUID.randomUUID()));
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 400, 401, 403, 404, 409})
    void whatStaysIsRefusedAndNobodyIsFollowedElsewhere(int status) {
        this.status = status;
        assertEquals(new Answer.Refused(status), open(UUID.randomUUID()));
        assertEquals(1, asked.size());
        assertEquals(0, sandbox.count());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "{\"data\":{\"id\":\"txn_1\"}}", "{\"data\":[1]}"})
    void anAnswerThatCannotBeReadIsNoAnswer(String text) {
        body = text;
        assertEquals(new Answer.Unreachable(), open(UUID.randomUUID()));
    }

    @Test
    void whoIsNotThereIsUnreachable() {
        paddle.stop(0);
        assertEquals(new Answer.Unreachable(), open(UUID.randomUUID()));
    }

    @Test
    void allPagesAreLookedAtAndNotForEver() {
        var page = "{\"id\":\"txn_9\",\"custom_data\":null},".repeat(30);
        body = "{\"data\":[" + page.substring(0, page.length() - 1) + "]}";
        assertEquals(new Answer.Unreachable(), local().find(UUID.randomUUID(), NOON));
        assertEquals(20, asked.size());
        assertTrue(asked.getFirst().startsWith("GET /transactions?per_page=30&origin=api"
                + "&created_at%5BGTE%5D=2026-11-24T12%3A00%3A00Z "), asked.getFirst());
        assertTrue(asked.getLast().contains("&after=txn_9 "), asked.getLast());
    }

    @Test
    void aSubscriptionEndsWithItsPeriod() {
        assertEquals(new Answer.Cancelling(), local().cancel("sub_01abc"));
        assertEquals("POST /subscriptions/sub_01abc/cancel Bearer key"
                + " {\"effective_from\":\"next_billing_period\"}", asked.getFirst());
        assertEquals(new Answer.None(), local().cancel("../transactions"));
        assertEquals(1, asked.size());
    }

    private Answer open(UUID reference) {
        return local().open(reference, new ShopItem(Shop.PADDLE, "pri_1"), 3);
    }

    private PaddleShop local() {
        return new PaddleShop(URI.create("http://127.0.0.1:" + paddle.getAddress().getPort()),
                Private.of("key"));
    }
}
