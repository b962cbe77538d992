package com.aimixup.application.conversations;

import com.aimixup.application.conversations.TurnFeed.Numbered;
import com.aimixup.application.runtime.MemoryTable;
import com.aimixup.application.runtime.MemoryTransactions;
import com.aimixup.application.runtime.StoreUnavailable;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.conversations.Turn;
import com.aimixup.domain.conversations.TurnId;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** What turns have told, in memory. */
public final class MemoryToldEvents implements ToldEvents {
    private static final int PORTION = 50;

    private record Key(AccountId account, TurnId turn, long first) {}

    private record Kept(UUID writer, Part part) {}

    private final MemoryTransactions transactions;
    private final MemoryTable<Key, Kept> parts;
    private final MemoryTurns turns;
    private final AtomicInteger refused = new AtomicInteger();

    public MemoryToldEvents(MemoryTransactions transactions, MemoryTurns turns) {
        this.transactions = transactions;
        this.turns = turns;
        parts = transactions.table();
        turns.onRemoval(this::remove);
    }

    /** The next writes find the store away. */
    public void refuse(int writes) {
        refused.set(writes);
    }

    @Override
    public Set<TurnId> write(UUID writer, Collection<Part> fresh) {
        if (refused.getAndUpdate(n -> Math.max(0, n - 1)) > 0) throw new StoreUnavailable("away");
        return transactions.statement(() -> {
            var written = new HashSet<TurnId>();
            for (var part : fresh)
                if (add(writer, part)) written.add(part.turn().id());
            return written;
        });
    }

    private boolean add(UUID writer, Part part) {
        var key = new Key(part.turn().account(), part.turn().id(), part.first());
        return parts.add(key, new Kept(writer, part)) || parts.find(key).filter(kept ->
                kept.writer().equals(writer) && kept.part().last() == part.last()).isPresent();
    }

    @Override
    public void append(UUID writer, Part part) {
        if (!add(writer, part)) throw new IllegalStateException("another has gone on");
    }

    @Override
    public List<Numbered> after(Turn turn, long number) {
        return all(turn).stream().flatMap(part -> part.events().stream())
                .filter(event -> event.number() > number).limit(PORTION).toList();
    }

    @Override
    public long last(Turn turn) {
        var all = all(turn);
        return all.isEmpty() ? 0 : all.getLast().last();
    }

    private List<Part> all(Turn turn) {
        return parts.all((key, _) -> key.account().equals(turn.account())
                        && key.turn().equals(turn.id())).stream().map(Kept::part)
                .sorted(Comparator.comparing(Part::first)).toList();
    }

    @Override
    public void pack(Turn turn) {
        transactions.statement(() -> {
            var events = all(turn).stream().flatMap(part -> part.events().stream()).toList();
            if (events.isEmpty()) return;
            remove(turn.account(), turn.id());
            add(new UUID(0, 0), new Part(turn, events));
        });
    }

    @Override
    public void remove(AccountId account, TurnId turn) {
        parts.removeAll((key, _) -> key.account().equals(account) && key.turn().equals(turn));
    }

    @Override
    public int removeOld(Instant endedBefore) {
        return transactions.statement(() -> {
            var old = new HashSet<TurnId>();
            for (var kept : parts.all((_, _) -> true)) {
                var turn = kept.part().turn();
                var now = turns.find(turn.account(), turn.conversation(), turn.id());
                if (now.isEmpty() || now.get().endedAt()
                        .filter(end -> end.isBefore(endedBefore)).isPresent()) {
                    old.add(turn.id());
                    remove(turn.account(), turn.id());
                }
            }
            return old.size();
        });
    }

    @Override
    public List<Table> tables() {
        return List.of();
    }

    @Override
    public void export(AccountId account, Sections sections) {}

    @Override
    public void erase(AccountId account) {
        parts.removeAll((key, _) -> key.account().equals(account));
    }
}
