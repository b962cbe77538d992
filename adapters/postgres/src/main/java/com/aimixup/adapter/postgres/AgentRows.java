package com.aimixup.adapter.postgres;

import com.aimixup.application.privacy.FieldRef;
import com.aimixup.application.privacy.Vault;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.conversations.Agent;
import com.aimixup.domain.conversations.AgentId;
import com.aimixup.domain.conversations.Conversation;
import com.aimixup.domain.conversations.ConversationId;
import com.aimixup.domain.conversations.ModelRef;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The agents of conversations, in the order in which they speak. */
final class AgentRows {
    static final String TABLE = "agent";

    private record Seated(ConversationId conversation, Agent agent) {}

    private final Database database;
    private final Vault vault;

    AgentRows(Database database, Vault vault) {
        this.database = database;
        this.vault = vault;
    }

    Map<ConversationId, List<Agent>> of(AccountId account, UUID[] conversations) {
        if (conversations.length == 0) return Map.of();
        return database.list("""
                select id, conversation_id, name, provider, model, instructions,
                       temperature::text as temperature, output_tokens_max
                  from agent where account_id = ? and conversation_id = any(?::uuid[])
                 order by conversation_id, position""",
                row -> new Seated(new ConversationId(row.id("conversation_id")),
                        agent(account, row)), account.value(), conversations).stream()
                .collect(Collectors.groupingBy(Seated::conversation,
                        Collectors.mapping(Seated::agent, Collectors.toList())));
    }

    /** Makes the conversation's agents these: no others, in this order. */
    void replace(Conversation conversation) {
        var account = conversation.account();
        var agents = conversation.agents();
        database.update("delete from agent where account_id = ? and conversation_id = ?",
                account.value(), conversation.id().value());
        database.update("""
                insert into agent (account_id, conversation_id, position, id, name, provider,
                    model, instructions, temperature, output_tokens_max)
                select ?::uuid, ?::uuid, position, id, name, provider, model, instructions,
                       temperature::double precision, output_tokens_max
                  from unnest(?::uuid[], ?, ?::text[], ?::text[], ?, ?::text[], ?::int[])
                       with ordinality as seat (id, name, provider, model, instructions,
                           temperature, output_tokens_max, position)""",
                account.value(), conversation.id().value(),
                agents.stream().map(agent -> agent.id().value()).toArray(UUID[]::new),
                bytes(agents, agent -> vault.seal(field(account, agent.id(), "name"),
                        agent.name())),
                texts(agents, agent -> agent.model().provider()),
                texts(agents, agent -> agent.model().model()),
                bytes(agents, agent -> vault.seal(field(account, agent.id(), "instructions"),
                        agent.instructions())),
                texts(agents, agent -> agent.temperature().isPresent()
                        ? Double.toString(agent.temperature().getAsDouble()) : null),
                agents.stream().mapToInt(Agent::outputTokensMax).toArray());
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
                row.integer("output_tokens_max"));
    }

    private static FieldRef field(AccountId account, AgentId id, String column) {
        return new FieldRef(account, TABLE, column, id.value());
    }
}
