package com.aimixup.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.domain.credits.Credits;
import com.aimixup.endtoend.Shopkeeper.Event;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who spends credits and has the money back begins nothing new until a person has decided. */
@Tag("right.no-automated-decision")
final class DebtTest {
    private static final String PACK = ",\"product_id\":\"credits_500\"";
    @TempDir
    private Path folder;

    @Test
    void aDebtStopsWhatIsNewUntilAPersonWaivesIt() throws Exception {
        var settings = new HashMap<>(Shopkeeper.SETTINGS);
        settings.put("AIMIXUP_PRODUCTS", Files.writeString(folder.resolve("products.yaml"),
                Shopkeeper.PRODUCTS).toString());
        try (var server = TestServer.start(settings)) {
            var person = server.person(0);
            var account = person.read("/account").path("id").asText();
            tell(server, Event.revenueCat("rc_1", "NON_RENEWING_PURCHASE", account, "t1", PACK));
            Await.until("the credits are there", () -> person.available() > 0);
            var conversation = person.conversation("single", "fast");
            person.turn(conversation, "Hello");
            var message = UUID.randomUUID();
            var first = person.openTurn(conversation, message, "Again").body();
            var spent = 500_000_000 - person.available();
            assertTrue(spent > 0);
            tell(server, Event.revenueCat("rc_2", "CANCELLATION", account, "t1",
                    ",\"cancel_reason\":\"CUSTOMER_SUPPORT\""));
            Await.until("the rest went back", () -> person.available() == 0);
            server.grant(person, Credits.ofWhole(100));

            var messages = person.messages(conversation).size();
            refused(person.openTurn(conversation, UUID.randomUUID(), "More"));
            refused(person.post("/conversations/" + conversation + "/title-suggestion",
                    Map.of("provider", "echo", "model", "fast")));
            assertEquals(messages, person.messages(conversation).size());
            assertEquals(0, person.held());
            assertTrue(first.contains("turn.completed"));
            assertEquals(200, person.openTurn(conversation, message, "Again").statusCode(),
                    "what was done is told again");

            var list = command(server, 0, "debts", "list");
            var id = list.substring(0, 36);
            assertTrue(list.contains(account), list);
            command(server, 2, "debts", "waive", id, "--reason", "Because I say so");
            command(server, 1, "debts", "waive", UUID.randomUUID().toString(), "--reason", "x");
            assertTrue(command(server, 0, "debts", "waive", id, "--reason", "goodwill")
                    .contains("waived"));
            assertTrue(command(server, 0, "debts", "list").startsWith("0 open"));
            assertEquals("turn.completed", person.turn(conversation, "At last").getLast().name());

            var events = command(server, 0, "payments", "list", "--state", "applied");
            assertTrue(events.contains("rc_1") && events.contains("applied 2"), events);
            command(server, 1, "payments", "retry", "rc_1");
        }
    }

    private static void tell(TestServer server, Event event) {
        assertEquals(200, Person.send(Shopkeeper.request(server.url(), event, Instant.now()))
                .statusCode());
    }

    private static void refused(HttpResponse<String> answer) {
        assertEquals(402, answer.statusCode(), answer.body());
        assertEquals("/problems/debt-open", Person.json(answer).path("type").asText());
    }

    private static String command(TestServer server, int exitCode, String... words) {
        try (var program = server.command(words)) {
            assertEquals(exitCode, program.exitCode(), program.output() + program.errors());
            return program.output();
        }
    }
}
