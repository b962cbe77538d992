package com.aimixup.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ConversationRoutesTest {
    private static final String ALL = "/api/v1/conversations";
    private final World world = new World();
    private final Client anna = world.client().person("anna@example.org");

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void aConversationIsCreatedWithItsAgentsAndReadBack() {
        var made = anna.post(ALL, """
                {"title":"Plans","mix":"debate","rounds":3,"agents":[
                 {"name":"Ada","provider":"test","model":"say","temperature":0.5},
                 {"name":"Bob","provider":"test","model":"fail","output_tokens_max":77}]}""")
                .is(201);
        assertEquals("\"1\"", made.header("ETag"));
        var read = anna.get(made.header("Location")).is(200);
        assertEquals(made.bodyText(), read.bodyText());
        assertEquals("debate", read.text("mix"));
        assertEquals(77, read.number("agents.1.output_tokens_max"));
    }
}
