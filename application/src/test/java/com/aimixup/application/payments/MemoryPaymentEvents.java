package com.aimixup.application.payments;

import com.aimixup.application.payments.PaymentSource.PaymentEvent;
import com.aimixup.application.privacy.PersonalData;
import com.aimixup.application.runtime.MemoryTable;
import com.aimixup.application.runtime.MemoryTransactions;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.privacy.Private;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** An inbox in memory. */
public final class MemoryPaymentEvents implements PaymentEvents {
    private record Key(String source, String id) {}

    private record Kept(Entry entry, Optional<Private<String>> facts) {}

    private final MemoryTransactions transactions;
    private final MemoryTable<Key, Kept> events;

    public MemoryPaymentEvents(MemoryTransactions transactions) {
        this.transactions = transactions;
        events = transactions.table();
    }

    @Override
    public boolean add(PaymentEvent event, Instant receivedAt) {
        return events.add(new Key(event.source(), event.id()), new Kept(new Entry(event.source(),
                event.id(), event.type(), event.occurredAt(), receivedAt, State.WAITING, 0,
                receivedAt, Optional.empty(), Optional.empty()), Optional.of(event.facts())));
    }

    @Override
    public Optional<Claimed> claim(Instant now) {
        return events.all((_, kept) -> kept.entry().state() == State.WAITING
                        && !kept.entry().nextTryAt().isAfter(now)).stream()
                .min(Comparator.comparing(kept -> kept.entry().nextTryAt()))
                .map(kept -> new Claimed(event(kept), kept.entry().tries()));
    }

    private static PaymentEvent event(Kept kept) {
        var entry = kept.entry();
        return new PaymentEvent(entry.source(), entry.id(), entry.type(), entry.occurredAt(),
                kept.facts().orElseThrow());
    }

    @Override
    public void finish(PaymentEvent event, State state, int tries, Instant nextTryAt,
            Optional<AccountId> account, Optional<String> note) {
        var key = new Key(event.source(), event.id());
        transactions.statement(() -> events.find(key).ifPresent(kept -> {
            var old = kept.entry();
            events.put(key, new Kept(new Entry(old.source(), old.id(), old.type(),
                    old.occurredAt(), old.receivedAt(), state, tries, nextTryAt, account, note),
                    kept.facts()));
        }));
    }

    @Override
    public int retry(Optional<String> id, Instant now) {
        return transactions.statement(() -> {
            var found = events.all((key, kept) -> id.map(key.id()::equals).orElse(true)
                    && (kept.entry().state() == State.WAITING
                    || kept.entry().state() == State.STUCK));
            for (var kept : found)
                finish(event(kept), State.WAITING, 0, now, Optional.empty(),
                        kept.entry().note());
            return found.size();
        });
    }

    @Override
    public List<Entry> list(Optional<State> state, int limit) {
        return events.all((_, kept) -> state.map(kept.entry().state()::equals).orElse(true))
                .stream().map(Kept::entry)
                .sorted(Comparator.comparing(Entry::receivedAt).thenComparing(Entry::id)
                        .reversed())
                .limit(limit).toList();
    }

    @Override
    public List<Tally> tallies() {
        return list(Optional.empty(), Integer.MAX_VALUE).stream().collect(Collectors.groupingBy(
                        one -> new Tally(one.source(), one.type(), one.state(),
                                one.note().filter("unknown-kind"::equals).isPresent(), 0),
                        Collectors.counting())).entrySet().stream()
                .map(group -> new Tally(group.getKey().source(), group.getKey().type(),
                        group.getKey().state(), group.getKey().isUnknown(), group.getValue()))
                .toList();
    }

    @Override
    public Map<State, Long> counts() {
        return events.all((_, _) -> true).stream().map(kept -> kept.entry().state())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    @Override
    public int forget(Instant before) {
        return transactions.statement(() -> {
            var found = events.all((_, kept) -> kept.facts().isPresent()
                    && (kept.entry().state() == State.APPLIED
                    || kept.entry().state() == State.IGNORED)
                    && kept.entry().nextTryAt().isBefore(before));
            for (var kept : found)
                events.put(new Key(kept.entry().source(), kept.entry().id()),
                        new Kept(kept.entry(), Optional.empty()));
            return found.size();
        });
    }

    @Override
    public List<PersonalData.Table> tables() {
        return List.of();
    }

    @Override
    public void export(AccountId account, Sections sections) {
        events.all((_, kept) -> kept.entry().account().equals(Optional.of(account)))
                .forEach(kept -> sections.record("payment_events", Map.of(
                        "id", kept.entry().id(), "type", kept.entry().type(),
                        "at", kept.entry().occurredAt())));
    }

    @Override
    public void erase(AccountId account) {
        transactions.statement(() -> events.all((_, kept) ->
                kept.entry().account().equals(Optional.of(account))).forEach(kept ->
                events.put(new Key(kept.entry().source(), kept.entry().id()),
                        new Kept(kept.entry(), Optional.empty()))));
    }
}
