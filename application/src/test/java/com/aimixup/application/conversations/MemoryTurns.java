package com.aimixup.application.conversations;

import com.aimixup.application.privacy.PersonalData;
import com.aimixup.application.runtime.MemoryTable;
import com.aimixup.application.runtime.MemoryTransactions;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.conversations.ConversationId;
import com.aimixup.domain.conversations.MessageId;
import com.aimixup.domain.conversations.Turn;
import com.aimixup.domain.conversations.TurnId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Turns in memory. */
public final class MemoryTurns implements Turns {
    private record Key(AccountId account, TurnId id) {}

    private record Kept(Turn turn, Lease lease, Optional<String> stop) {
        boolean isRunning() {
            return turn.state() == Turn.State.RUNNING;
        }
    }

    private final MemoryTransactions transactions;
    private final MemoryTable<Key, Kept> turns;
    private final List<BiConsumer<AccountId, TurnId>> onRemoval = new ArrayList<>();

    public MemoryTurns(MemoryTransactions transactions) {
        this.transactions = transactions;
        turns = transactions.table();
    }

    @Override
    public void add(Turn turn, Lease lease) {
        transactions.statement(() -> {
            if (findByQuestion(turn.account(), turn.question()).isPresent())
                throw new IllegalStateException("the question has a turn");
            if (running(turn.account(), turn.conversation()).isPresent())
                throw new IllegalStateException("a turn is running");
            if (!turns.add(new Key(turn.account(), turn.id()),
                    new Kept(turn, lease, Optional.empty())))
                throw new IllegalStateException("there is a turn of this id");
        });
    }

    @Override
    public Optional<Turn> find(AccountId account, ConversationId conversation, TurnId turn) {
        return first(account, kept -> kept.turn().id().equals(turn)
                && kept.turn().conversation().equals(conversation));
    }

    @Override
    public Optional<Turn> findByQuestion(AccountId account, MessageId question) {
        return first(account, kept -> kept.turn().question().equals(question));
    }

    @Override
    public Optional<Turn> running(AccountId account, ConversationId conversation) {
        return first(account, kept -> kept.isRunning()
                && kept.turn().conversation().equals(conversation));
    }

    private Optional<Turn> first(AccountId account, Predicate<Kept> matches) {
        return turns.all((key, kept) -> key.account().equals(account) && matches.test(kept))
                .stream().map(Kept::turn).findFirst();
    }

    @Override
    public int countRunning(AccountId account) {
        return turns.all((key, kept) -> key.account().equals(account) && kept.isRunning()).size();
    }

    @Override
    public List<Turn> running(AccountId account) {
        return turns.all((key, kept) -> key.account().equals(account) && kept.isRunning())
                .stream().map(Kept::turn).toList();
    }

    @Override
    public boolean askStop(Turn turn, String reason) {
        var key = new Key(turn.account(), turn.id());
        return transactions.statement(() -> {
            var kept = turns.find(key).filter(Kept::isRunning);
            kept.filter(found -> found.stop().isEmpty()).ifPresent(found -> turns.put(key,
                    new Kept(found.turn(), found.lease(), Optional.of(reason))));
            return kept.isPresent();
        });
    }

    @Override
    public Optional<String> stopAsked(Turn turn) {
        return turns.find(new Key(turn.account(), turn.id())).flatMap(Kept::stop);
    }

    @Override
    public Map<TurnId, String> stopsAsked(UUID node) {
        return turns.all((_, kept) -> kept.isRunning() && kept.lease().node().equals(node)
                        && kept.stop().isPresent()).stream()
                .collect(Collectors.toMap(kept -> kept.turn().id(),
                        kept -> kept.stop().orElseThrow()));
    }

    /** Called for each turn that is removed with its conversation or its person. */
    void onRemoval(BiConsumer<AccountId, TurnId> action) {
        onRemoval.add(action);
    }

    @Override
    public boolean end(Turn turn) {
        var key = new Key(turn.account(), turn.id());
        return transactions.statement(() -> {
            var kept = turns.find(key).filter(Kept::isRunning);
            kept.ifPresent(found -> turns.put(key, new Kept(turn, found.lease(), found.stop())));
            return kept.isPresent();
        });
    }

    @Override
    public void remove(AccountId account, Collection<TurnId> gone) {
        gone.forEach(turn -> onRemoval.forEach(action -> action.accept(account, turn)));
        turns.removeAll((key, _) -> key.account().equals(account) && gone.contains(key.id()));
    }

    @Override
    public void extendLeases(UUID node, Collection<TurnId> driven, Instant until) {
        transactions.statement(() -> turns.all((key, kept) -> kept.isRunning()
                        && kept.lease().node().equals(node) && driven.contains(key.id()))
                .forEach(kept -> turns.put(new Key(kept.turn().account(), kept.turn().id()),
                        new Kept(kept.turn(), new Lease(node, until), kept.stop()))));
    }

    @Override
    public List<Turn> abandoned(Instant now, int limit) {
        return turns.all((_, kept) -> kept.isRunning() && kept.lease().until().isBefore(now))
                .stream().sorted(Comparator.comparing(kept -> kept.lease().until())).limit(limit)
                .map(Kept::turn).toList();
    }

    void removeOf(AccountId account, ConversationId conversation) {
        turns.all((key, kept) -> key.account().equals(account)
                        && kept.turn().conversation().equals(conversation))
                .forEach(kept -> onRemoval.forEach(action ->
                        action.accept(account, kept.turn().id())));
        turns.removeAll((key, kept) -> key.account().equals(account)
                && kept.turn().conversation().equals(conversation));
    }

    @Override
    public List<PersonalData.Table> tables() {
        return List.of();
    }

    @Override
    public void export(AccountId account, Sections sections) {
        turns.all((key, _) -> key.account().equals(account)).forEach(kept ->
                sections.record("turns", Map.of("id", kept.turn().id().value().toString(),
                        "state", kept.turn().state().name(), "at", kept.turn().startedAt())));
    }

    @Override
    public void erase(AccountId account) {
        turns.removeAll((key, _) -> key.account().equals(account));
    }
}
