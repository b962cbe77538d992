package com.aimixup.adapter.postgres;

import com.aimixup.application.conversations.Conversations;
import com.aimixup.application.privacy.FieldRef;
import com.aimixup.application.privacy.Vault;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.conversations.Conversation;
import com.aimixup.domain.conversations.ConversationId;
import com.aimixup.domain.conversations.MessageId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Conversations with their agents; what a person wrote in them is sealed. */
public final class PostgresConversations implements Conversations {
    private static final String TABLE = "conversation";
    private static final String AGENTS = "agent";
    private static final int EXPORT_PAGE = 100;
    private static final String SELECT = "select id, title, " + RulesColumns.NAMES + ","
            + " local_only, head_id, version, created_at, updated_at from conversation"
            + " where account_id = ?";
    private static final String ORDER = " order by created_at desc, id desc limit ?";

    private final Database database;
    private final Vault vault;
    private final AgentRows agents;

    public PostgresConversations(Database database, Vault vault) {
        this.database = database;
        this.vault = vault;
        agents = new AgentRows(database, vault, AGENTS, "conversation_id");
    }

    @Override public boolean add(Conversation conversation) {
        var rules = conversation.rules();
        var added = database.update("""
                insert into conversation (account_id, id, title, local_only, head_id, version,
                    created_at, updated_at, %s)
                values (?, ?, ?, ?, ?::uuid, ?, ?, ?, %s) on conflict do nothing"""
                .formatted(RulesColumns.NAMES, RulesColumns.HOLDERS),
                conversation.account().value(), conversation.id().value(), sealed(conversation),
                conversation.localOnly(), conversation.head().map(MessageId::value),
                conversation.version(), conversation.createdAt(), conversation.updatedAt(),
                rules.mix().name(), rules.rounds(), rules.lead(), rules.untilAgreed(),
                RulesColumns.seconds(rules)) == 1;
        if (added) agents.replace(conversation.account(), conversation.id().value(),
                conversation.agents());
        return added;
    }

    @Override public Optional<Conversation> find(AccountId account, ConversationId id) {
        return read(account, SELECT + " and id = ?", account.value(), id.value()).stream()
                .findFirst();
    }

    @Override public Optional<Conversation> lock(AccountId account, ConversationId id) {
        return read(account, SELECT + " and id = ? for update", account.value(), id.value())
                .stream().findFirst();
    }

    @Override public void save(Conversation conversation) {
        var rules = conversation.rules();
        var changed = database.update("update conversation set title = ?, local_only = ?,"
                + " version = ?, updated_at = ?, " + RulesColumns.CHANGES
                + " where account_id = ? and id = ?", sealed(conversation),
                conversation.localOnly(), conversation.version(), conversation.updatedAt(),
                rules.mix().name(), rules.rounds(), rules.lead(), rules.untilAgreed(),
                RulesColumns.seconds(rules),
                conversation.account().value(), conversation.id().value());
        if (changed == 1) agents.replace(conversation.account(), conversation.id().value(),
                conversation.agents());
    }

    @Override public void moveHead(AccountId account, ConversationId id,
            Optional<MessageId> head) {
        database.update("update conversation set head_id = ?::uuid where account_id = ? and id = ?",
                head.map(MessageId::value), account.value(), id.value());
    }

    /** Agents, messages and turns go with it: their keys say so. */
    @Override public void remove(AccountId account, ConversationId id) {
        database.update("delete from conversation where account_id = ? and id = ?",
                account.value(), id.value());
    }

    @Override public List<Conversation> page(AccountId account, Optional<ConversationId> after,
            int limit) {
        return after
                .map(id -> read(account, SELECT + " and (created_at, id) < (select created_at, id"
                        + " from conversation where account_id = ? and id = ?)" + ORDER,
                        account.value(), account.value(), id.value(), limit))
                .orElseGet(() -> read(account, SELECT + ORDER, account.value(), limit));
    }

    private List<Conversation> read(AccountId account, String sql, Object... parameters) {
        var found = database.list(sql, row -> conversation(account, row), parameters);
        var all = agents.of(account, found.stream().map(c -> c.id().value()).toArray(UUID[]::new));
        return found.stream().map(c -> new Conversation(account, c.id(), c.title(), c.rules(),
                all.getOrDefault(c.id().value(), List.of()), c.localOnly(), c.head(),
                c.version(), c.createdAt(), c.updatedAt())).toList();
    }

    private Conversation conversation(AccountId account, Row row) {
        var id = row.id("id");
        return new Conversation(account, new ConversationId(id),
                vault.open(title(account, id), row.bytes("title")),
                RulesColumns.rules(row), List.of(), row.flag("local_only"),
                row.optional("head_id", Row::id).map(MessageId::new), row.number("version"),
                row.instant("created_at"), row.instant("updated_at"));
    }

    private byte[] sealed(Conversation conversation) {
        return vault.seal(title(conversation.account(), conversation.id().value()),
                conversation.title());
    }

    private static FieldRef title(AccountId account, UUID id) {
        return new FieldRef(account, TABLE, "title", id);
    }

    @Override public List<Table> tables() {
        return List.of(
                new Table(TABLE, "your conversations and their titles", "basis.contract",
                        "retain.conversations", AfterErasure.REMOVED),
                new Table(AGENTS, "the agents in them, with your instructions",
                        "basis.contract", "retain.conversations", AfterErasure.REMOVED));
    }

    @Override public void export(AccountId account, Sections sections) {
        var page = page(account, Optional.empty(), EXPORT_PAGE);
        while (!page.isEmpty()) {
            page.forEach(conversation -> sections.record("conversations", told(conversation)));
            page = page(account, Optional.of(page.getLast().id()), EXPORT_PAGE);
        }
    }

    private static Map<String, Object> told(Conversation conversation) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("id", conversation.id().value().toString());
        fields.put("title", conversation.title().reveal());
        RulesColumns.tell(conversation.rules(), fields);
        fields.put("agents", conversation.agents().stream()
                .map(AgentRows::told).toList());
        fields.put("localOnly", conversation.localOnly());
        conversation.head().ifPresent(head -> fields.put("head", head.value().toString()));
        fields.put("createdAt", conversation.createdAt());
        fields.put("updatedAt", conversation.updatedAt());
        return fields;
    }

    @Override public void erase(AccountId account) {
        database.update("delete from conversation where account_id = ?", account.value());
    }
}
