package com.aimixup.application.conversations;

import com.aimixup.application.privacy.PersonalData;
import com.aimixup.application.runtime.MemoryTable;
import com.aimixup.application.runtime.MemoryTransactions;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.conversations.Conversation;
import com.aimixup.domain.conversations.ConversationId;
import com.aimixup.domain.conversations.MessageId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Conversations in memory; a removed one takes its messages and turns along. */
public final class MemoryConversations implements Conversations {
    private record Key(AccountId account, ConversationId id) {}

    private final MemoryTransactions transactions;
    private final MemoryTable<Key, Conversation> conversations;
    private final MemoryMessages messages;
    private final MemoryTurns turns;

    public MemoryConversations(MemoryTransactions transactions, MemoryMessages messages,
            MemoryTurns turns) {
        this.transactions = transactions;
        conversations = transactions.table();
        this.messages = messages;
        this.turns = turns;
    }

    @Override
    public boolean add(Conversation conversation) {
        return conversations.add(key(conversation), conversation);
    }

    @Override
    public Optional<Conversation> find(AccountId account, ConversationId id) {
        return conversations.find(new Key(account, id));
    }

    @Override
    public Optional<Conversation> lock(AccountId account, ConversationId id) {
        return find(account, id);
    }

    @Override
    public void save(Conversation conversation) {
        transactions.statement(() -> conversations.find(key(conversation)).ifPresent(kept ->
                conversations.put(key(conversation), new Conversation(kept.account(), kept.id(),
                        conversation.title(), conversation.rules(), conversation.agents(),
                        conversation.localOnly(), kept.head(), conversation.version(),
                        kept.createdAt(), conversation.updatedAt()))));
    }

    @Override
    public void moveHead(AccountId account, ConversationId id, Optional<MessageId> head) {
        transactions.statement(() -> find(account, id).ifPresent(kept ->
                conversations.put(key(kept), new Conversation(account, id, kept.title(),
                        kept.rules(), kept.agents(), kept.localOnly(), head, kept.version(),
                        kept.createdAt(), kept.updatedAt()))));
    }

    @Override
    public void remove(AccountId account, ConversationId id) {
        transactions.statement(() -> {
            conversations.remove(new Key(account, id));
            messages.removeOf(account, id);
            turns.removeOf(account, id);
        });
    }

    @Override
    public List<Conversation> page(AccountId account, Optional<ConversationId> after, int limit) {
        var newestFirst = Comparator.comparing(Conversation::createdAt)
                .thenComparing(conversation -> conversation.id().value().toString()).reversed();
        return transactions.statement(() -> {
            var from = after.map(id -> find(account, id));
            if (from.isPresent() && from.get().isEmpty()) return List.of();
            return conversations.all((key, _) -> key.account().equals(account)).stream()
                    .filter(conversation -> from.isEmpty()
                            || newestFirst.compare(conversation, from.get().get()) > 0)
                    .sorted(newestFirst).limit(limit).toList();
        });
    }

    private static Key key(Conversation conversation) {
        return new Key(conversation.account(), conversation.id());
    }

    @Override
    public List<PersonalData.Table> tables() {
        return List.of();
    }

    @Override
    public void export(AccountId account, Sections sections) {
        page(account, Optional.empty(), Integer.MAX_VALUE).forEach(conversation ->
                sections.record("conversations", Map.of("id",
                        conversation.id().value().toString(), "title",
                        conversation.title().reveal())));
    }

    @Override
    public void erase(AccountId account) {
        conversations.removeAll((key, _) -> key.account().equals(account));
    }
}
