package com.aimixup.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SpendingRoutesTest {
    private static final String MONTH = "/api/v1/credits/limit";
    private final World world = new World();
    private final Client anna = world.person("anna@example.org");

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void aLimitIsSetReadAndRemoved() {
        assertEquals(new JsonValue.Nothing(), anna.get(MONTH).is(200).at("limit_micro_credits"));
        anna.patch(MONTH, "{\"limit_micro_credits\":500}").is(200);
        assertEquals(500, anna.get(MONTH).number("limit_micro_credits"));
        anna.patch(MONTH, "{\"limit_micro_credits\":null}").is(200);
        assertEquals(new JsonValue.Nothing(), anna.get(MONTH).at("limit_micro_credits"));
        anna.patch(MONTH, "{\"limit_micro_credits\":0}").isProblem(400, "invalid-input");
    }

    @Test
    void aConversationHasALimitOfItsOwnAndATurnIsRefusedByIt() {
        var one = conversation();
        var limit = MONTH + one.substring(one.lastIndexOf('/'));
        anna.patch(limit, "{\"limit_micro_credits\":3}").is(200);
        assertEquals("conversation", anna.get(limit).text("scope"));
        var refused = anna.post(one + "/turns", turn()).isProblem(402, "too-few-credits");
        assertEquals("conversation", refused.text("spending_limit"));
        anna.with("Prefer", "respond-async").post(conversation() + "/turns", turn()).is(202);
        world.person("ben@example.org").get(limit).isProblem(404, "not-found");
        anna.patch(MONTH + '/' + UUID.randomUUID(), "{\"limit_micro_credits\":3}")
                .isProblem(404, "not-found");
    }

    @Test
    void aNoticeIsGivenOnceTheLimitIsNear() {
        assertEquals(0, anna.get("/api/v1/notices").is(200).list("data").size());
        var one = conversation();
        try (var stream = anna.events("POST", one + "/turns", turn())) {
            stream.rest();
        }
        var spent = anna.get(MONTH).number("spent_micro_credits");
        assertTrue(spent > 0);
        anna.patch(MONTH, "{\"limit_micro_credits\":" + 100_000_000L + "}").is(200);
        assertEquals(0, anna.get("/api/v1/notices").list("data").size());
    }

    private String conversation() {
        return anna.post("/api/v1/conversations", "{\"agents\":[{\"name\":\"Ada\",\"provider\":"
                + "\"test\",\"model\":\"say\"}]}").is(201).header("Location");
    }

    private static String turn() {
        return "{\"message_id\":\"" + UUID.randomUUID() + "\",\"text\":\"hi\"}";
    }
}
