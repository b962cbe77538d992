package com.aimixup.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.adapter.postgres.PostgresBooks;
import com.aimixup.application.payments.Books;
import com.aimixup.application.payments.Books.Kind;
import com.aimixup.domain.credits.Credits;
import com.aimixup.endtoend.Shopkeeper.Event;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ledger, answers, prices, purchases and refunds agree to the micro-credit, or it is told. */
final class ReconcileTest {
    @TempDir
    private Path folder;

    @Test
    void oneMicroCreditTooMuchOrTooFewIsFoundWhereverItIs() throws Exception {
        var settings = new HashMap<>(Shopkeeper.SETTINGS);
        settings.put("AIMIXUP_PRODUCTS", Files.writeString(folder.resolve("products.yaml"),
                Shopkeeper.PRODUCTS).toString());
        try (var server = TestServer.start(settings)) {
            var person = server.person(100);
            var account = person.read("/account").path("id").asText();
            for (var n = 0; n < 2; n++) tell(server, Event.revenueCat("rc_" + n,
                    "NON_RENEWING_PURCHASE", account, "t" + n,
                    ",\"product_id\":\"credits_500\""));
            Await.until("the credits are there", () -> person.available() == 1_100_000_000);
            var conversation = person.conversation("parallel", "fast", "steady", "reasoning");
            person.turn(conversation, "Hello");
            tell(server, Event.revenueCat("rc_back", "CANCELLATION", account, "t1",
                    ",\"cancel_reason\":\"CUSTOMER_SUPPORT\""));
            Await.until("one went back", () -> person.available() < 600_000_000);
            var books = new PostgresBooks(server.server().database());
            assertEquals(List.of(), books.differences(10));
            assertEquals(new Books.Looked(2, 1, 3, 0, 3), books.looked());
            assertTrue(said(server, 0).contains("the books agree"));

            plant(server, books, Set.of(Kind.ANSWER), "message",
                    "charged_micros = charged_micros %+d", "id = (select id from message where"
                            + " charged_micros > 0 order by id limit 1)");
            plant(server, books, Set.of(Kind.PURCHASE), "purchase",
                    "credits_micros = credits_micros %+d", "transaction = 't0'");
            plant(server, books, Set.of(Kind.REFUND), "refund",
                    "taken_micros = taken_micros %+d", "true");
            assertEquals(List.of(), books.differences(10));
        }
    }

    /** One too much, told by the command, and then taken away again. */
    private static void plant(TestServer server, Books books, Set<Kind> found, String table,
            String change, String where) {
        change(server, table, change.formatted(1), where);
        var differences = books.differences(10);
        assertEquals(found, differences.stream().map(Books.Difference::kind)
                .collect(Collectors.toSet()));
        for (var one : differences) assertEquals(new Credits(1).micros(),
                Math.abs(one.expected().minus(one.found()).micros()));
        if (found.contains(Kind.PURCHASE)) assertTrue(said(server, 1).contains("PURCHASE "
                + differences.getFirst().about()));
        change(server, table, change.formatted(-1), where);
    }

    private static void change(TestServer server, String table, String change, String where) {
        assertEquals(1, (long) server.asOwner(database -> database.update(
                "update " + table + " set " + change + " where " + where)));
    }

    private static void tell(TestServer server, Event event) {
        assertEquals(200, Person.send(Shopkeeper.request(server.url(), event, Instant.now()))
                .statusCode());
    }

    private static String said(TestServer server, int exitCode) {
        try (var program = server.command("reconcile")) {
            assertEquals(exitCode, program.exitCode(), program.errors());
            return program.output();
        }
    }
}
