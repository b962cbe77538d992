package com.aimixup.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The libraries that most programs use, against /v1. */
final class NodeClientsTest {
    private static LiveServer server;

    @BeforeAll
    static void start() throws IOException {
        Node.require();
        server = new LiveServer();
    }

    @AfterAll
    static void stop() {
        if (server != null) server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"openai.mjs", "ai-sdk.mjs"})
    void theLibraryWorksAsItsMakersMeantIt(String script) {
        var ran = Node.script(Map.of(
                "AIMIXUP_BASE_URL", server.baseUrl(),
                "AIMIXUP_API_KEY", server.key(),
                "AIMIXUP_ACCOUNT_KEY", server.newKey("""
                        {"name":"looks","scopes":["account"]}"""),
                "AIMIXUP_POOR_KEY", server.newKey("""
                        {"name":"poor","scopes":["chat"],"budget_micro_credits":1}""")),
                script);
        assertFalse(ran.output().contains("not ok"), ran.output());
        assertEquals(0, ran.code(), ran.output());
        assertEquals(0, server.held());
    }
}
