package com.aimixup.application.credits;

import com.aimixup.application.runtime.MemoryTable;
import com.aimixup.application.runtime.MemoryTransactions;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.credits.Credits;
import com.aimixup.domain.credits.HoldId;
import com.aimixup.domain.credits.UsageUnit;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Receipts in memory. */
public final class MemoryReceipts implements Receipts {
    private record Key(AccountId account, HoldId hold) {}

    private final MemoryTable<Key, Receipt> receipts;

    public MemoryReceipts(MemoryTransactions transactions) {
        receipts = transactions.table();
    }

    @Override
    public void add(AccountId account, Receipt receipt) {
        if (!receipts.add(new Key(account, receipt.hold()), receipt))
            throw new IllegalStateException("charged twice");
    }

    @Override
    public Map<HoldId, Receipt> of(AccountId account, List<HoldId> holds) {
        var found = new HashMap<HoldId, Receipt>();
        for (var hold : holds)
            receipts.find(new Key(account, hold)).ifPresent(one -> found.put(hold, one));
        return found;
    }

    @Override
    public List<Sum> sums(AccountId account, By by, Period period, Optional<String> after,
            int limit) {
        var order = Comparator.<String>naturalOrder();
        var sorted = by == By.DAY ? order.reversed() : order;
        return receipts.all((key, one) -> key.account().equals(account)
                        && !one.at().isBefore(period.begin()) && one.at().isBefore(period.end()))
                .stream().collect(Collectors.groupingBy(one -> key(by, period, one)))
                .entrySet().stream()
                .filter(group -> after.map(last -> sorted.compare(group.getKey(), last) > 0)
                        .orElse(true))
                .sorted(Map.Entry.comparingByKey(sorted)).limit(limit)
                .map(group -> sum(group.getKey(), group.getValue())).toList();
    }

    private static String key(By by, Period period, Receipt receipt) {
        var model = receipt.bill().model();
        return switch (by) {
            case DAY -> period.day(receipt.at()).toString();
            case MODEL -> model.provider() + '/' + model.model();
            case PROVIDER -> model.provider();
            case CONVERSATION -> receipt.bill().about().conversation().map(UUID::toString)
                    .orElse("");
        };
    }

    private static Sum sum(String key, List<Receipt> group) {
        var units = new EnumMap<UsageUnit, Long>(UsageUnit.class);
        for (var one : group) one.bill().units().forEach((unit, n) -> units.merge(unit, n,
                Long::sum));
        return new Sum(key, group.size(), units, group.stream().map(Receipt::charged)
                .reduce(Credits.ZERO, Credits::plus));
    }

    @Override
    public List<Table> tables() {
        return List.of();
    }

    @Override
    public void export(AccountId account, Sections sections) {
        receipts.all((key, _) -> key.account().equals(account)).forEach(one ->
                sections.record("receipts", Map.of("hold", one.hold().value().toString())));
    }

    @Override
    public void erase(AccountId account) {
        receipts.removeAll((key, _) -> key.account().equals(account));
    }
}
