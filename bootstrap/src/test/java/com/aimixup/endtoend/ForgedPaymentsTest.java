package com.aimixup.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.aimixup.endtoend.Shopkeeper.Event;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What did not come from a payment service as it is changes nothing, and no card is kept. */
final class ForgedPaymentsTest {
    private final DataFolder data = DataFolder.used(Shopkeeper.SETTINGS);
    private final Program program = start();
    private final URI url = program.ready();

    private Program start() {
        try {
            var products = Files.writeString(data.path("products.yaml"), Shopkeeper.PRODUCTS);
            return data.startWith(Map.of("AIMIXUP_PRODUCTS", products.toString()), "start");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterEach
    void removeAll() {
        program.close();
        data.close();
    }

    @Test
    @Tag("collect.payment")
    void whatIsForgedAlteredStaleOrOfASandboxChangesNothingAndNoCardIsKept()
            throws Exception {
        var person = Person.signUp(url);
        var account = person.read("/account").path("id").asText();
        data.database(database -> database.update(Shopkeeper.checkout(account, "txn_1")));
        var now = Instant.now();
        var event = Event.bought("evt_1", "txn_1", 1);
        for (var seconds : List.of(-90, 90)) assertEquals(401,
                status(event, Shopkeeper.signature(event.body(), now.plusSeconds(seconds))));
        var altered = new Event("paddle", event.body().replace("\"quantity\":1", "\"quantity\":9"));
        assertEquals(401, status(altered, Shopkeeper.signature(event.body(), now)));
        assertEquals(401, status(event, "ts=1;h1=" + "0".repeat(64)));
        assertEquals(401, status(Event.revenueCat("rc_0", "NON_RENEWING_PURCHASE", account, "t0",
                ""), "no"));
        assertEquals(0, count("true"));

        var pack = ",\"product_id\":\"credits_500\"";
        for (var harmless : List.of(
                Event.revenueCat("rc_1", "NON_RENEWING_PURCHASE", account, "t1", pack).body()
                        .replace("PRODUCTION", "SANDBOX"),
                Event.revenueCat("rc_2", "NON_RENEWING_PURCHASE", account, "t2", pack).body()
                        .replace("APP_STORE", "PADDLE"),
                Event.revenueCat("rc_3", "NEW_KIND", account, "t3", pack).body()))
            assertEquals(200, Person.send(Shopkeeper.request(url,
                    new Event("revenuecat", harmless), now)).statusCode());
        Await.until("they are looked at", () -> count("state = 'IGNORED'") == 3);
        assertEquals(0, person.available());
        assertEquals(200, status(event, Shopkeeper.signature(event.body(), Instant.now())));
        Await.until("the genuine one counts", () -> person.available() == 500_000_000);

        var output = program.output() + program.errors();
        assertFalse(output.contains(Shopkeeper.CARD) || output.contains("999999"), output);
        program.terminate();
        program.exitCode();
        assertEquals(List.of(), filesWith(Shopkeeper.CARD));
    }

    private int status(Event event, String proof) {
        var sent = Shopkeeper.request(url, event, Instant.now());
        return Person.send(HttpRequest.newBuilder(sent, (name, _) -> false)
                .header(event.service().equals("paddle") ? "Paddle-Signature" : "Authorization",
                        proof).build()).statusCode();
    }

    private long count(String which) {
        return data.database(database -> database.one("select count(*) as n from payment_event"
                + " where " + which, row -> row.number("n")));
    }

    /** Byte for byte, whatever the files are; and as the database writes bytes as text. */
    private List<String> filesWith(String text) throws IOException {
        var plain = text.getBytes(StandardCharsets.UTF_8);
        var found = new ArrayList<String>();
        try (var files = Files.walk(data.path(""))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                if (file.toString().contains("programs")) continue;
                var bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                if (bytes.contains(text) || bytes.contains(HexFormat.of().formatHex(plain)))
                    found.add(file.toString());
            }
        }
        return found;
    }
}
