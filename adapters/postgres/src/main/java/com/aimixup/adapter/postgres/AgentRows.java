package com.aimixup.adapter.postgres;

import com.aimixup.application.privacy.FieldRef;
import com.aimixup.application.privacy.Vault;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.conversations.Agent;
import com.aimixup.domain.conversations.AgentId;
import com.aimixup.domain.conversations.Canvas;
import com.aimixup.domain.conversations.ModelRef;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Agents of conversations or teams, in the order in which they speak. */
final class AgentRows {
    private record Seated(UUID owner, Agent agent) {}

    private final Database database;
    private final Vault vault;
    private final String table;
    private final String owner;

    /**
     * @param table where they are
     * @param owner its column that says whose they are
     */
    AgentRows(Database database, Vault vault, String table, String owner) {
        this.database = database;
        this.vault = vault;
        this.table = table;
        this.owner = owner;
    }

    Map<UUID, List<Agent>> of(AccountId account, UUID[] owners) {
        if (owners.length == 0) return Map.of();
        return database.list("select " + owner + """
                 as owner_id, id, name, provider, model, instructions,
                temperature::text as temperature, output_tokens_max, picture_size,
                picture_quality from\s""" + table
                + " where account_id = ? and " + owner + " = any(?::uuid[])"
                + " order by " + owner + ", position",
                row -> new Seated(row.id("owner_id"), agent(account, row)), account.value(),
                owners).stream().collect(Collectors.groupingBy(Seated::owner,
                        Collectors.mapping(Seated::agent, Collectors.toList())));
    }

    /** Makes its agents these: no others, in this order. */
    void replace(AccountId account, UUID of, List<Agent> agents) {
        database.update("delete from " + table + " where account_id = ? and " + owner + " = ?",
                account.value(), of);
        database.update("insert into " + table + " (account_id, " + owner + """
                , position, id, name, provider,
                    model, instructions, temperature, output_tokens_max, picture_size,
                    picture_quality)
                select ?::uuid, ?::uuid, position, id, name, provider, model, instructions,
                       temperature::double precision, output_tokens_max, picture_size,
                       picture_quality
                  from unnest(?::uuid[], ?, ?::text[], ?::text[], ?, ?::text[], ?::int[],
                           ?::text[], ?::text[])
                       with ordinality as seat (id, name, provider, model, instructions,
                           temperature, output_tokens_max, picture_size, picture_quality,
                           position)""",
                account.value(), of,
                agents.stream().map(agent -> agent.id().value()).toArray(UUID[]::new),
                bytes(agents, agent -> vault.seal(field(account, agent.id(), "name"),
                        agent.name())),
                texts(agents, agent -> agent.model().provider()),
                texts(agents, agent -> agent.model().model()),
                bytes(agents, agent -> vault.seal(field(account, agent.id(), "instructions"),
                        agent.instructions())),
                texts(agents, agent -> agent.temperature().isPresent()
                        ? Double.toString(agent.temperature().getAsDouble()) : null),
                agents.stream().mapToInt(Agent::outputTokensMax).toArray(),
                texts(agents, agent -> agent.canvas().size().orElse(null)),
                texts(agents, agent -> agent.canvas().quality().orElse(null)));
    }

    private static byte[][] bytes(List<Agent> agents, Function<Agent, byte[]> read) {
        return agents.stream().map(read).toArray(byte[][]::new);
    }

    private static String[] texts(List<Agent> agents, Function<Agent, String> read) {
        return agents.stream().map(read).toArray(String[]::new);
    }

    private Agent agent(AccountId account, Row row) {
        var id = new AgentId(row.id("id"));
        return new Agent(id,
                vault.open(field(account, id, "name"), row.bytes("name")),
                new ModelRef(row.text("provider"), row.text("model")),
                vault.open(field(account, id, "instructions"), row.bytes("instructions")),
                row.optional("temperature", Row::text).map(Double::valueOf)
                        .map(OptionalDouble::of).orElseGet(OptionalDouble::empty),
                row.integer("output_tokens_max"),
                new Canvas(row.optional("picture_size", Row::text),
                        row.optional("picture_quality", Row::text)));
    }

    private FieldRef field(AccountId account, AgentId id, String column) {
        return new FieldRef(account, table, column, id.value());
    }

    static Map<String, Object> told(Agent agent) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("id", agent.id().value().toString());
        fields.put("name", agent.name().reveal());
        fields.put("provider", agent.model().provider());
        fields.put("model", agent.model().model());
        fields.put("instructions", agent.instructions().reveal());
        agent.temperature().ifPresent(value -> fields.put("temperature", value));
        fields.put("outputTokensMax", agent.outputTokensMax());
        agent.canvas().size().ifPresent(size -> fields.put("pictureSize", size));
        agent.canvas().quality().ifPresent(quality -> fields.put("pictureQuality", quality));
        return fields;
    }
}
