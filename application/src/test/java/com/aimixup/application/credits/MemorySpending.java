package com.aimixup.application.credits;

import com.aimixup.application.runtime.MemoryTable;
import com.aimixup.application.runtime.MemoryTransactions;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.credits.Credits;
import com.aimixup.domain.credits.Hold;
import com.aimixup.domain.credits.HoldId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Spending in memory. */
public final class MemorySpending implements Spending {
    private record Key<T>(AccountId account, T id) {}

    private record Held(AccountId account, Purse purse, Credits limit) {}

    private final MemoryTransactions transactions;
    private final MemoryTable<Key<Purse>, Credits> limits;
    private final MemoryTable<Key<Purse>, Credits> sums;
    private final MemoryTable<Key<HoldId>, Held> holds;
    private final MemoryTable<Key<List<Object>>, Notice> notices;

    public MemorySpending(MemoryTransactions transactions) {
        this.transactions = transactions;
        limits = transactions.table();
        sums = transactions.table();
        holds = transactions.table();
        notices = transactions.table();
    }

    @Override
    public void limit(AccountId account, Purse purse, Optional<Credits> limit) {
        limit.ifPresentOrElse(most -> limits.put(new Key<>(account, limited(purse)), most),
                () -> limits.remove(new Key<>(account, limited(purse))));
    }

    @Override
    public Sum sum(AccountId account, Purse purse) {
        return new Sum(purse, sums.find(new Key<>(account, purse)).orElse(Credits.ZERO),
                limits.find(new Key<>(account, limited(purse))));
    }

    @Override
    public List<Left> left(AccountId account, Purse month, Optional<UUID> conversation) {
        var left = new ArrayList<Left>();
        var sum = sum(account, month);
        sum.limit().ifPresent(most -> left.add(new Left(Scope.MONTH, most.minus(sum.spent()))));
        conversation.map(id -> sum(account, Purse.conversation(id))).ifPresent(own ->
                own.limit().ifPresent(most -> left.add(new Left(Scope.CONVERSATION,
                        most.minus(own.spent()).minus(held(account, own.purse()))))));
        return left;
    }

    private Credits held(AccountId account, Purse purse) {
        return holds.all((key, held) -> held.account().equals(account)
                && held.purse().equals(purse)).stream().map(Held::limit)
                .reduce(Credits.ZERO, Credits::plus);
    }

    @Override
    public void held(AccountId account, UUID conversation, List<Hold> opened) {
        opened.forEach(hold -> holds.put(new Key<>(account, hold.id()),
                new Held(account, Purse.conversation(conversation), hold.limit())));
    }

    @Override
    public List<Sum> charge(AccountId account, HoldId hold, Purse month, Credits price) {
        return transactions.statement(() -> {
            var purses = new ArrayList<>(List.of(month));
            holds.find(new Key<>(account, hold)).ifPresent(held -> purses.add(held.purse()));
            holds.remove(new Key<>(account, hold));
            var changed = new ArrayList<Sum>();
            for (var purse : purses) {
                sums.put(new Key<>(account, purse), sum(account, purse).spent().plus(price));
                changed.add(sum(account, purse));
            }
            return changed.stream().filter(sum -> sum.limit().isPresent()).toList();
        });
    }

    @Override
    public boolean add(AccountId account, Notice notice) {
        return notices.add(new Key<>(account, List.of(notice.purse(), notice.limit())), notice);
    }

    @Override
    public List<Notice> notices(AccountId account, int limit) {
        return notices.all((key, notice) -> key.account().equals(account)).stream()
                .sorted(Comparator.comparing(Notice::at).reversed()).limit(limit).toList();
    }

    /** A limit is for every month. */
    private static Purse limited(Purse purse) {
        return purse.scope() == Scope.MONTH ? new Purse(Scope.MONTH, "") : purse;
    }

    @Override
    public List<Table> tables() {
        return List.of();
    }

    @Override
    public void export(AccountId account, Sections sections) {
        notices(account, Integer.MAX_VALUE).forEach(notice -> sections.record("spendingNotices",
                Map.of("subject", notice.purse().subject())));
    }

    @Override
    public void erase(AccountId account) {
        limits.removeAll((key, _) -> key.account().equals(account));
        sums.removeAll((key, _) -> key.account().equals(account));
        holds.removeAll((key, _) -> key.account().equals(account));
        notices.removeAll((key, _) -> key.account().equals(account));
    }
}
