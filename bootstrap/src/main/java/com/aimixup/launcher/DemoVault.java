package com.aimixup.launcher;

import com.aimixup.bootstrap.Server;
import java.io.IOException;
import java.util.HexFormat;
import java.util.UUID;

/** One message as PostgreSQL has it, beside what the API gives its owner. */
final class DemoVault {
    private static final int SHOWN = 60;
    private final Terminal terminal;
    private final ApiClient api;
    private final Server server;

    DemoVault(Terminal terminal, ApiClient api, Server server) {
        this.terminal = terminal;
        this.api = api;
        this.server = server;
    }

    void print(String conversation) throws IOException, InterruptedException {
        terminal.heading("The same message in the database and in the API");
        var message = api.get("/conversations/" + conversation + "/messages?limit=1")
                .path("data").path(0);
        var stored = server.database().one("select text from message where id = ?",
                row -> row.bytes("text"), UUID.fromString(message.path("id").asText()));
        var hex = HexFormat.of().formatHex(stored);
        terminal.line("select text from message: \\x"
                + hex.substring(0, Math.min(SHOWN, hex.length())) + "… (" + stored.length
                + " bytes, AES-256-GCM)");
        terminal.line("GET /api/v1/…/messages:   " + message.path("text").asText());
    }
}
