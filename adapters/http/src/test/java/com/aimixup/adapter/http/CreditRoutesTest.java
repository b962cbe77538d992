package com.aimixup.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CreditRoutesTest {
    private final World world = new World();
    private final Client anna = world.client().person("anna@example.org");

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void whoHasNothingSeesThat() {
        var credits = anna.get("/api/v1/credits").is(200);
        assertEquals(0, credits.number("available_micro_credits"));
        assertEquals(0, credits.list("lots").size());
        assertEquals(0, anna.get("/api/v1/credits/entries").is(200).list("data").size());
    }

    @Test
    void whatATurnCostsIsInTheEntriesAndTheBalance() {
        world.grant("anna@example.org", World.PLENTY);
        var path = TurnRoutesTest.conversation(anna, "single", "say");
        long charged;
        try (var stream = anna.events("POST", path + "/turns",
                TurnRoutesTest.turn(UUID.randomUUID(), "x"))) {
            charged = stream.until("turn.completed").json().number("micro_credits");
        }
        assertTrue(charged > 0);
        var credits = anna.get("/api/v1/credits").is(200);
        assertEquals(World.PLENTY - charged, credits.number("available_micro_credits"));
        assertEquals(0, credits.number("held_micro_credits"));
        assertEquals(World.PLENTY - charged, credits.number("lots.0.remaining_micro_credits"));
        var entries = anna.get("/api/v1/credits/entries").is(200);
        assertEquals(3, entries.list("data").size());
        assertEquals("grant", entries.text("data.2.kind"));
        assertEquals("answer", entries.text("data.0.spent.work"));
        assertEquals(path.substring(path.lastIndexOf('/') + 1),
                entries.text("data.0.spent.conversation_id"));
        assertEquals(charged, entries.number("data.0.spent.charged_micro_credits"));
        assertEquals(charged, new BigDecimal(entries.text("data.0.spent.exact_micro_credits"))
                .add(new BigDecimal(entries.text("data.0.spent.rounding_micro_credits")))
                .longValueExact());
        for (var by : List.of("day", "model", "provider", "conversation")) {
            var used = anna.get("/api/v1/credits/usage?by=" + by).is(200);
            assertEquals(1, used.list("data").size());
            assertEquals(charged, used.number("data.0.micro_credits"));
        }
        var table = anna.with("Accept", "text/csv").get("/api/v1/credits/usage?by=model")
                .is(200).bodyText().split("\r\n");
        assertEquals("model,charges,micro_credits,units", table[0]);
        assertTrue(table[1].startsWith("test/say,1," + charged + ",input="), table[1]);
        assertEquals(0, world.client().person("ben@example.org")
                .get("/api/v1/credits/usage?by=day").is(200).list("data").size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?by=hour", "?by=day&from=x", "?by=day&to=2026-13-01",
            "?by=day&from=2026-02-02&to=2026-02-01", "?by=day&from=2025-01-01&to=2026-01-02",
            "?by=day&time_zone=Mars", "?by=day&time_zone=Z", "?by=day&cursor=_",
            "?by=model&cursor=AA", "?by=day&to=+999999999-01-01", "?by=day&limit=0"})
    void whatCannotBeAddedUpIsRefused(String query) {
        anna.get("/api/v1/credits/usage" + query).isProblem(400, "invalid-input");
    }

    @Test
    void aStatementHasALineForEachEntryHoweverManyThereAre() {
        for (int i = 1; i <= 201; i++) world.grant("anna@example.org", i);
        var answer = anna.with("Accept", "text/csv").get("/api/v1/credits/entries").is(200);
        assertEquals("text/csv; charset=utf-8", answer.header("Content-Type"));
        var lines = answer.bodyText().split("\r\n");
        assertTrue(lines[0].startsWith("at,kind,transfer_id,hold_id,wallet,micro_credits,work,"));
        assertEquals(1 + 2 * 201, lines.length);
        assertTrue(lines[1].contains(",grant,"), lines[1]);
    }

    @Test
    void entriesAreReadPageByPage() {
        for (int i = 1; i <= 5; i++) world.grant("anna@example.org", i);
        var seen = new ArrayList<String>();
        var page = anna.get("/api/v1/credits/entries?limit=2").is(200);
        while (true) {
            for (int i = 0; i < page.list("data").size(); i++)
                seen.add(page.text("data." + i + ".id"));
            if (page.at("next_cursor") instanceof JsonValue.Nothing) break;
            page = anna.get("/api/v1/credits/entries?limit=2&cursor="
                    + page.text("next_cursor")).is(200);
        }
        assertEquals(5, seen.stream().distinct().count());
        assertEquals(5, seen.size());
        anna.get("/api/v1/credits/entries?cursor=" + "_".repeat(38))
                .isProblem(400, "invalid-input");
    }

    @Test
    void modelsTellTheirPricesAndWhereTheDataGoes() {
        var models = anna.get("/api/v1/models").is(200);
        assertEquals(9, models.list("data").size());
        assertEquals("Test Ltd", models.text("data.0.data.legal_name"));
        assertEquals(1_000_000, models.number("data.0.micro_credits_per_million.input"));
        assertTrue(models.bodyText().contains("\"usable\":false"));
        assertEquals(7, anna.get("/api/v1/prices").is(200).list("data").size());
        var providers = anna.get("/api/v1/providers").is(200);
        assertEquals(1, providers.list("data").size());
        assertFalse(providers.bodyText().contains("broken"));
    }

    @Test
    void theKeysAreThereForEverybody() {
        assertEquals("{\"keys\":[]}",
                world.client().get("/.well-known/jwks.json").is(200).bodyText());
    }
}
