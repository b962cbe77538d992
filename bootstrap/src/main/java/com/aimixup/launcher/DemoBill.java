package com.aimixup.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.StringJoiner;

/** What each answer cost, and how the ledger tells it. */
final class DemoBill {
    private static final int TRANSFERS = 8;
    private final Terminal terminal;
    private final ApiClient api;

    DemoBill(Terminal terminal, ApiClient api) {
        this.terminal = terminal;
        this.api = api;
    }

    void print(String conversation) throws IOException, InterruptedException {
        terminal.heading("The bill: each answer");
        var names = new HashMap<String, String>();
        for (var agent : api.get("/conversations/" + conversation).path("agents"))
            names.put(agent.path("id").asText(), agent.path("name").asText());
        for (var message : api.get("/conversations/" + conversation + "/messages?limit=200")
                .path("data")) {
            var answer = message.path("answer");
            if (!answer.isNull()) terminal.line("%-10s │ %s/%s  %-36s %s".formatted(
                    names.get(message.path("author").path("agent_id").asText()),
                    answer.path("provider").asText(), answer.path("model").asText(),
                    answer.path("usage"), amount(answer, "micro_credits")));
        }
        terminal.heading("The bill: the newest transfers of the ledger, the lot, the balance");
        for (var transfer : api.get("/credits/entries?limit=" + TRANSFERS).path("data")) {
            var entries = new StringJoiner(", ");
            for (var entry : transfer.path("entries"))
                entries.add(entry.path("wallet").asText() + " " + amount(entry, "micro_credits"));
            terminal.line("%s  %-8s %s".formatted(transfer.path("at").asText(),
                    transfer.path("kind").asText(), entries));
        }
        var credits = api.get("/credits");
        for (var lot : credits.path("lots"))
            terminal.line("lot %s, %s: %s of %s left".formatted(lot.path("id").asText(),
                    lot.path("source").asText(), amount(lot, "remaining_micro_credits"),
                    amount(lot, "granted_micro_credits")));
        terminal.line("available " + amount(credits, "available_micro_credits")
                + ", held " + amount(credits, "held_micro_credits"));
    }

    private static String amount(JsonNode json, String field) {
        return Amounts.text(json.path(field).asLong());
    }
}
