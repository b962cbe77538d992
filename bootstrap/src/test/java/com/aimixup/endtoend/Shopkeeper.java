package com.aimixup.endtoend;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Speaks as Paddle and RevenueCat do; signs by itself, so that a fault of ours would show. */
final class Shopkeeper {
    static final String SECRET = "pdl_ntfset_of_a_test";
    static final String AUTHORIZATION = "Bearer of a test";
    static final String CARD = "4242424242424242";
    static final String PRODUCTS = """
            products:
            - {id: pack, kind: pack, name: A pack, credits: 500,
               sold: {paddle: pri_pack, app_store: credits_500}}
            - {id: monthly, kind: subscription, name: Every month, credits: 100, lasts: P1Y,
               sold: {app_store: monthly}}
            """;
    static final Map<String, String> SETTINGS = Map.of("AIMIXUP_PADDLE_WEBHOOK_SECRET", SECRET,
            "AIMIXUP_PADDLE_TOLERANCE_SECONDS", "60",
            "AIMIXUP_REVENUECAT_WEBHOOK_AUTHORIZATION", AUTHORIZATION);

    private Shopkeeper() {}

    /** One that may be delivered again and again; custom data and cards are there to be ignored. */
    record Event(String service, String body) {

        static Event paddle(String id, String type, String data) {
            return new Event("paddle", """
                    {"event_id":"%s","event_type":"%s","occurred_at":"2026-11-01T10:00:00.5Z",
                     "notification_id":"ntf_1","data":{%s,
                     "custom_data":{"credits":999999,"account":"somebody"},
                     "payments":[{"method_details":{"card":{"number":"%s"}}}]}}"""
                    .formatted(id, type, data, CARD));
        }

        static Event bought(String id, String transaction, int quantity) {
            return paddle(id, "transaction.completed", """
                    "id":"%s","status":"completed","currency_code":"EUR","origin":"web",
                    "subscription_id":null,
                    "items":[{"price":{"id":"pri_pack"},"quantity":%d}],
                    "details":{"totals":{"grand_total":"%d"}}"""
                    .formatted(transaction, quantity, quantity * 1_000));
        }

        static Event refund(String id, String transaction, String status, int minor) {
            return paddle(id, "adjustment.updated", """
                    "id":"adj_%s","action":"refund","type":"partial","transaction_id":"%s",
                    "status":"%s","totals":{"total":"%d","currency_code":"EUR"}"""
                    .formatted(transaction, transaction, status, minor));
        }

        static Event revenueCat(String id, String type, String person, String transaction,
                String more) {
            return new Event("revenuecat", """
                    {"api_version":"1.0","event":{"id":"%s","type":"%s","app_user_id":"%s",
                     "event_timestamp_ms":1793527200000,"purchased_at_ms":1793527200000,
                     "store":"APP_STORE","transaction_id":"%s","original_transaction_id":"%s",
                     "subscriber_attributes":{"card":{"value":"%s"}},
                     "environment":"PRODUCTION"%s}}"""
                    .formatted(id, type, person, transaction, transaction, CARD, more));
        }
    }

    /** As it is sent: with a signature of this moment. */
    static HttpRequest request(URI server, Event event, Instant now) {
        var request = HttpRequest.newBuilder(server.resolve("/webhooks/" + event.service()))
                .header("Content-Type", "application/json");
        if (event.service().equals("paddle"))
            request.header("Paddle-Signature", signature(event.body(), now));
        else request.header("Authorization", AUTHORIZATION);
        return request.POST(BodyPublishers.ofString(event.body())).build();
    }

    /** As the app stores one, as a statement. */
    static String checkout(String account, String transaction) {
        return "insert into checkout (account_id, id, product, quantity, shop, transaction,"
                + " created_at) values ('" + account + "', '" + UUID.randomUUID()
                + "', 'pack', 1, 'PADDLE', '" + transaction + "', now())";
    }

    static String signature(String body, Instant now) {
        var seconds = Long.toString(now.getEpochSecond());
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return "ts=" + seconds + ";h1=" + HexFormat.of().formatHex(mac.doFinal(
                    (seconds + ':' + body).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
