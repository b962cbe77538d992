package com.aimixup.application.conversations;

import static java.util.stream.Collectors.toSet;

import com.aimixup.application.privacy.PersonalData;
import com.aimixup.application.runtime.MemoryTable;
import com.aimixup.application.runtime.MemoryTransactions;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.conversations.ConversationId;
import com.aimixup.domain.conversations.Message;
import com.aimixup.domain.conversations.MessageId;
import com.aimixup.domain.conversations.TurnId;
import com.aimixup.domain.files.FileId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/** Messages in memory. */
public final class MemoryMessages implements Messages {
    private record Key(AccountId account, MessageId id) {}

    private record Kept(ConversationId conversation, long order, Message message) {}

    private final MemoryTransactions transactions;
    private final MemoryTable<Key, Kept> messages;
    private final AtomicLong orders = new AtomicLong();

    public MemoryMessages(MemoryTransactions transactions) {
        this.transactions = transactions;
        messages = transactions.table();
    }

    @Override
    public void add(AccountId account, ConversationId conversation, Message message) {
        var kept = new Kept(conversation, orders.incrementAndGet(), message);
        if (!messages.add(new Key(account, message.id()), kept))
            throw new IllegalStateException("there is a message of this id");
    }

    @Override
    public boolean complete(AccountId account, Message message) {
        var key = new Key(account, message.id());
        return transactions.statement(() -> {
            var open = messages.find(key)
                    .filter(kept -> kept.message().state() == Message.State.OPEN);
            open.ifPresent(kept -> messages.put(key,
                    new Kept(kept.conversation(), kept.order(), ended(kept, message))));
            return open.isPresent();
        });
    }

    @Override
    public Optional<Message> find(AccountId account, MessageId message) {
        return messages.find(new Key(account, message)).map(Kept::message);
    }

    private static Message ended(Kept kept, Message end) {
        var begun = kept.message();
        return new Message(begun.id(), begun.parent(), begun.turn(), begun.author(), end.state(),
                end.text(), end.answer(), begun.createdAt(), end.files());
    }

    @Override
    public List<Message> branch(AccountId account, ConversationId conversation, MessageId last) {
        return transactions.statement(() -> {
            var branch = new ArrayList<Message>();
            var next = Optional.of(last);
            while (next.isPresent()) {
                var found = messages.find(new Key(account, next.get()))
                        .filter(kept -> kept.conversation().equals(conversation));
                found.ifPresent(kept -> branch.addFirst(kept.message()));
                next = found.flatMap(kept -> kept.message().parent());
            }
            return List.copyOf(branch);
        });
    }

    @Override
    public Removed remove(AccountId account, ConversationId conversation, MessageId message) {
        return transactions.statement(() -> {
            var all = messages.all((key, kept) -> key.account().equals(account)
                    && kept.conversation().equals(conversation)).stream()
                    .sorted(Comparator.comparingLong(Kept::order)).map(Kept::message).toList();
            var doomed = new HashSet<MessageId>();
            // A message always comes after the one that it hangs on.
            for (var one : all)
                if (one.id().equals(message) || one.parent().filter(doomed::contains).isPresent())
                    doomed.add(one.id());
            messages.removeAll((key, _) -> key.account().equals(account)
                    && doomed.contains(key.id()));
            var left = ordered(account, _ -> true);
            var gone = all.stream().filter(one -> doomed.contains(one.id())).toList();
            return new Removed(doomed,
                    gone.stream().map(Message::turn).filter(turn -> left.stream()
                            .noneMatch(one -> one.turn().equals(turn))).collect(toSet()),
                    gone.stream().flatMap(one -> one.files().stream())
                            .filter(file -> left.stream().noneMatch(one ->
                                    one.files().contains(file))).collect(toSet()));
        });
    }

    @Override
    public Set<FileId> filesOnlyIn(AccountId account, ConversationId conversation) {
        var elsewhere = files(account, kept -> !kept.conversation().equals(conversation));
        return files(account, kept -> kept.conversation().equals(conversation)).stream()
                .filter(file -> !elsewhere.contains(file)).collect(toSet());
    }

    private Set<FileId> files(AccountId account, Predicate<Kept> of) {
        return ordered(account, of).stream().flatMap(message -> message.files().stream())
                .collect(toSet());
    }

    @Override
    public List<Message> ofTurn(AccountId account, TurnId turn) {
        return ordered(account, kept -> kept.message().turn().equals(turn));
    }

    @Override
    public List<Message> page(AccountId account, ConversationId conversation,
            Optional<MessageId> after, int limit) {
        var from = after.map(id -> messages.find(new Key(account, id)).map(Kept::order)
                .orElse(Long.MAX_VALUE)).orElse(Long.MIN_VALUE);
        return ordered(account, kept -> kept.conversation().equals(conversation)
                && kept.order() > from).stream().limit(limit).toList();
    }

    private List<Message> ordered(AccountId account, Predicate<Kept> matches) {
        return messages.all((key, kept) -> key.account().equals(account) && matches.test(kept))
                .stream().sorted(Comparator.comparingLong(Kept::order)).map(Kept::message)
                .toList();
    }

    void removeOf(AccountId account, ConversationId conversation) {
        messages.removeAll((key, kept) -> key.account().equals(account)
                && kept.conversation().equals(conversation));
    }

    @Override
    public List<PersonalData.Table> tables() {
        return List.of();
    }

    @Override
    public void export(AccountId account, Sections sections) {
        ordered(account, _ -> true).forEach(message -> sections.record("messages", Map.of(
                "id", message.id().value().toString(), "text", message.text().reveal(),
                "at", message.createdAt(), "files", message.files().stream()
                        .map(file -> file.value().toString()).toList())));
    }

    @Override
    public void erase(AccountId account) {
        messages.removeAll((key, _) -> key.account().equals(account));
    }
}
