package com.aimixup.application.payments;

import com.aimixup.application.credits.Ledger;
import com.aimixup.application.credits.PriceBook;
import com.aimixup.application.credits.Receipts;
import com.aimixup.application.credits.Spending;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.credits.Credits;
import com.aimixup.domain.credits.Lot;
import com.aimixup.domain.credits.LotId;
import com.aimixup.domain.credits.Transfer;
import com.aimixup.domain.payments.Refund;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The books of stores in memory, without conversations and pictures. */
final class MemoryBooks implements Books {
    private static final int ALL = 10_000;

    record Shelf(Purchases purchases, Ledger ledger, Receipts receipts, Spending spending,
            PriceBook prices) {}

    private final Shelf shelf;
    private final Supplier<List<AccountId>> people;

    MemoryBooks(Shelf shelf, Supplier<List<AccountId>> people) {
        this.shelf = shelf;
        this.people = people;
    }

    @Override
    public Looked looked() {
        var bought = people.get().stream().flatMap(who -> bought(who).stream()).toList();
        return new Looked(bought.size(), bought.stream().mapToLong(one ->
                one.refunds().size()).sum(), 0, 0, people.get().stream().mapToLong(who ->
                receipts(who).size()).sum());
    }

    @Override
    public List<Difference> differences(int limit) {
        var found = new ArrayList<Difference>();
        for (var who : people.get()) {
            lots(who, found);
            charges(who, found);
        }
        return found.stream().filter(one -> !one.expected().equals(one.found())).limit(limit)
                .toList();
    }

    private void lots(AccountId who, List<Difference> found) {
        var expected = new HashMap<UUID, Credits>();
        var back = new HashMap<UUID, Credits>();
        for (var one : bought(who)) {
            expected.put(one.purchase().key().id(), one.purchase().credits());
            back.put(one.purchase().key().id(), one.refunds().stream()
                    .filter(refund -> !refund.isReversed()).map(Refund::taken)
                    .reduce(Credits.ZERO, Credits::plus).negated());
        }
        pair(Kind.PURCHASE, who, expected, moved(who, Transfer.Kind.GRANT), found);
        pair(Kind.REFUND, who, back, moved(who, Transfer.Kind.REFUND), found);
    }

    private Map<UUID, Credits> moved(AccountId who, Transfer.Kind kind) {
        var moved = new HashMap<UUID, Credits>();
        for (var transfer : transfers(who)) if (transfer.kind() == kind)
            for (var part : transfer.lots()) if (isSold(who, part.lot()))
                moved.merge(part.lot().value(), part.amount(), Credits::plus);
        return moved;
    }

    private boolean isSold(AccountId who, LotId lot) {
        return shelf.ledger().lot(who, lot).source() != Lot.Source.PROMOTIONAL;
    }

    private void charges(AccountId who, List<Difference> found) {
        var charged = new HashMap<UUID, Credits>();
        var months = new HashMap<Spending.Purse, Credits>();
        for (var transfer : transfers(who)) if (transfer.consumed().isPositive()) {
            charged.put(transfer.hold().orElseThrow().value(), transfer.consumed());
            months.merge(Spending.Purse.month(transfer.at()), transfer.consumed(),
                    Credits::plus);
        }
        var noted = new HashMap<UUID, Credits>();
        for (var receipt : receipts(who)) {
            noted.put(receipt.hold().value(), receipt.charged());
            receipt.bill().tariff().flatMap(told -> shelf.prices().tariff(
                            receipt.bill().model(), told.validFrom()))
                    .flatMap(tariff -> tariff.price(receipt.bill().units()))
                    .ifPresent(price -> found.add(new Difference(Kind.PRICE, who,
                            receipt.bill().about().subject(), price, receipt.charged())));
        }
        pair(Kind.RECEIPT, who, noted, charged, found);
        months.forEach((month, sum) -> found.add(new Difference(Kind.MONTH, who, who.value(), sum,
                shelf.spending().sum(who, month).spent())));
    }

    private static void pair(Kind kind, AccountId who, Map<UUID, Credits> expected,
            Map<UUID, Credits> there, List<Difference> found) {
        var all = new HashSet<>(expected.keySet());
        all.addAll(there.keySet());
        for (var id : all) found.add(new Difference(kind, who, id,
                expected.getOrDefault(id, Credits.ZERO), there.getOrDefault(id, Credits.ZERO)));
    }

    private List<Purchases.Bought> bought(AccountId who) {
        return shelf.purchases().of(who, Optional.empty(), ALL);
    }

    private List<Transfer> transfers(AccountId who) {
        return shelf.ledger().transfers(who, Optional.empty(), ALL);
    }

    private List<Receipts.Receipt> receipts(AccountId who) {
        return List.copyOf(shelf.receipts().of(who, transfers(who).stream()
                .flatMap(one -> one.hold().stream()).distinct().collect(Collectors.toList()))
                .values());
    }
}
