package com.aimixup.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("share.chosen-provider")
final class DisclosureRoutesTest {
    private static final String PATH = "/api/v1/disclosures";

    private final World world = new World();
    private final Client anna = world.person("anna@example.org");

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void eachCallOfAProviderIsListedForWhoAskedAndForNobodyElse() {
        assertEquals(0, anna.get(PATH).is(200).list("data").size());
        var conversation = TurnRoutesTest.conversation(anna, "single", "say");
        ask(conversation, "hello");
        var listed = anna.get(PATH).is(200);
        assertEquals(1, listed.list("data").size());
        assertEquals("say", listed.text("data.0.model"));
        assertTrue(conversation.endsWith(listed.text("data.0.conversation_id")));
        assertTrue(listed.number("data.0.bytes") >= "hello".length());
        assertEquals("basis.contract", listed.text("data.0.basis"));
        assertEquals(0, world.person("ben@example.org").get(PATH).is(200).list("data").size());
        world.client().get(PATH).is(401);
    }

    @Test
    void theListIsReadPageByPage() {
        var conversation = TurnRoutesTest.conversation(anna, "single", "say");
        for (var n = 0; n < 3; n++) ask(conversation, "hello");
        var first = anna.get(PATH + "?limit=2").is(200);
        assertEquals(2, first.list("data").size());
        var second = anna.get(PATH + "?limit=2&cursor=" + first.text("next_cursor")).is(200);
        assertEquals(1, second.list("data").size());
        assertInstanceOf(JsonValue.Nothing.class, second.at("next_cursor"));
        assertNotEquals(first.text("data.1.id"), second.text("data.0.id"));
        anna.get(PATH + "?cursor=nonsense").is(400);
        anna.get(PATH + "?limit=0").is(400);
    }

    private void ask(String conversation, String text) {
        try (var stream = anna.events("POST", conversation + "/turns",
                TurnRoutesTest.turn(UUID.randomUUID(), text))) {
            stream.until("turn.completed");
        }
    }
}
