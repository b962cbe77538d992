package com.aimixup.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.adapter.postgres.PostgresBooks;
import com.aimixup.application.payments.Books;
import com.aimixup.application.payments.Books.Kind;
import com.aimixup.domain.credits.Credits;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whatever a person spends explains itself, adds up, and is compared with the books. */
final class UsageTest {
    private static final String WORDS = "a heron at dusk";
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void everyChargeSaysWhatItWasForWithoutAWordOfIt() throws Exception {
        var person = server.person(100);
        var conversation = person.conversation("parallel", "fast", "reasoning");
        person.turn(conversation, WORDS);
        assertEquals(200, person.post("/conversations/" + conversation + "/title-suggestion",
                Map.of("provider", "echo", "model", "fast")).statusCode());
        assertEquals(200, Door.of(server, person).post("/v1/chat/completions", """
                {"model":"echo/fast","messages":[{"role":"user","content":"%s"}]}"""
                .formatted(WORDS)).statusCode());
        var order = UUID.randomUUID().toString();
        person.post("/images", Map.of("id", order, "provider", "echo", "model", "pixels",
                "prompt", WORDS));
        Await.until("the pictures are there", () -> person.read("/images/" + order)
                .path("state").asText().equals("completed"));

        var spent = 100_000_000 - person.available();
        var text = person.get("/credits/entries").body();
        assertFalse(text.contains("heron"), text);
        var lines = new HashMap<String, Long>();
        var subjects = new HashSet<String>();
        for (var entry : Person.tree(text).path("data")) {
            if (!entry.path("kind").asText().equals("settle")) continue;
            var line = entry.path("spent");
            assertExplains(line, entry);
            subjects.add(line.path("subject_id").asText());
            lines.merge(line.path("work").asText(), line.path("charged_micro_credits").asLong(),
                    Long::sum);
        }
        assertEquals(Set.of("answer", "title", "completion", "pictures"), lines.keySet());
        assertEquals(spent, lines.values().stream().mapToLong(one -> one).sum());
        assertTrue(subjects.contains(order));
        var messages = person.messages(conversation);
        for (var message : messages) if (message.has("provider"))
            assertTrue(subjects.contains(message.path("id").asText()), message.toString());

        for (var by : List.of("day", "model", "provider", "conversation"))
            assertEquals(spent, sum(person.read("/credits/usage?by=" + by
                    + "&time_zone=America/Sao_Paulo").path("data")), by);
        var talks = person.read("/credits/usage?by=conversation").path("data");
        assertTrue(talks.path(0).path("conversation_id").isNull());
        assertEquals(lines.get("answer") + lines.get("title"),
                talks.path(1).path("micro_credits").asLong());
        oneMicroCreditIsFoundInEachKindOfWork();
    }

    private static void assertExplains(JsonNode line, JsonNode entry) {
        var exact = BigDecimal.ZERO;
        for (var unit : line.path("units")) exact = exact.add(BigDecimal.valueOf(
                unit.path("amount").asLong() * unit.path("micro_credits_per_million").asLong(),
                6));
        assertEquals(0, exact.compareTo(new BigDecimal(
                line.path("exact_micro_credits").asText())), line.toString());
        assertEquals(line.path("charged_micro_credits").asLong(), exact.add(new BigDecimal(
                line.path("rounding_micro_credits").asText())).longValueExact());
        assertFalse(line.path("prices_valid_from").isNull());
        for (var leg : entry.path("entries")) if (leg.path("wallet").asText().equals("consumed"))
            assertEquals(line.path("charged_micro_credits"), leg.path("micro_credits"));
    }

    private static long sum(JsonNode sums) {
        var total = 0L;
        for (var one : sums) total += one.path("micro_credits").asLong();
        return total;
    }

    /** Too much or too little, in what was charged and in what was counted. */
    private static void oneMicroCreditIsFoundInEachKindOfWork() {
        var books = new PostgresBooks(server.server().database());
        assertEquals(List.of(), books.differences(10));
        assertEquals(new Books.Looked(0, 0, 2, 1, 5), books.looked());
        for (var work : List.of("ANSWER", "TITLE", "COMPLETION", "PICTURES")) {
            var where = "hold_id = (select min(hold_id::text)::uuid from credit_receipt where"
                    + " work = '" + work + "')";
            planted(books, Set.of(Kind.RECEIPT, Kind.PRICE), "credit_receipt", "charged_micros",
                    1, where);
        }
        planted(books, Set.of(Kind.PICTURES), "image_job", "charged_micros", 1,
                "state = 'COMPLETED'");
        planted(books, Set.of(Kind.MONTH), "spending", "spent_micros", 1, "scope = 'MONTH'");
        assertEquals(List.of(), books.differences(10));
    }

    private static void planted(Books books, Set<Kind> found, String table, String column,
            int micros, String where) {
        change(table, column, micros, where);
        var differences = books.differences(10);
        for (var one : differences) assertEquals(new Credits(1).micros(),
                Math.abs(one.expected().minus(one.found()).micros()));
        assertEquals(found, differences.stream().map(Books.Difference::kind)
                .collect(Collectors.toSet()), table + ' ' + where);
        change(table, column, -micros, where);
    }

    private static void change(String table, String column, int micros, String where) {
        assertEquals(1, (long) server.asOwner(database -> database.update("update " + table
                + " set " + column + " = " + column + " + (" + micros + ") where " + where)));
    }
}
