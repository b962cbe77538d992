package com.aimixup.application.credits;

import com.aimixup.application.privacy.PersonalData;
import com.aimixup.application.runtime.MemoryTable;
import com.aimixup.application.runtime.MemoryTransactions;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.credits.Balance;
import com.aimixup.domain.credits.Credits;
import com.aimixup.domain.credits.Entry;
import com.aimixup.domain.credits.Hold;
import com.aimixup.domain.credits.HoldId;
import com.aimixup.domain.credits.Lot;
import com.aimixup.domain.credits.LotId;
import com.aimixup.domain.credits.Transfer;
import com.aimixup.domain.credits.TransferId;
import com.aimixup.domain.credits.Wallet;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A ledger in memory; refuses what the database refuses. */
public final class MemoryLedger implements Ledger {
    private record Key<T>(AccountId account, T id) {}

    private record KeptHold(AccountId account, Hold hold, boolean open) {}

    private final MemoryTransactions transactions;
    private final MemoryTable<AccountId, Balance> balances;
    private final MemoryTable<Key<TransferId>, Transfer> transfers;
    private final MemoryTable<Key<LotId>, Lot> lots;
    private final MemoryTable<Key<HoldId>, KeptHold> holds;

    public MemoryLedger(MemoryTransactions transactions) {
        this.transactions = transactions;
        balances = transactions.table();
        transfers = transactions.table();
        lots = transactions.table();
        holds = transactions.table();
    }

    @Override
    public Balance lock(AccountId account) {
        return balance(account);
    }

    @Override
    public Balance balance(AccountId account) {
        return balances.find(account).orElse(Balance.EMPTY);
    }

    @Override
    public List<Lot> lots(AccountId account) {
        return lots.all((key, lot) -> key.account().equals(account)
                && lot.remaining().isPositive());
    }

    @Override
    public Lot lot(AccountId account, LotId lot) {
        return lots.find(new Key<>(account, lot)).orElseThrow(
                () -> new IllegalStateException("no such lot"));
    }

    @Override
    public Credits spent(AccountId account, LotId lot) {
        return total(transfers.all((key, transfer) -> key.account().equals(account)
                        && transfer.kind() == Transfer.Kind.SETTLE).stream()
                .flatMap(transfer -> transfer.lots().stream())
                .filter(entry -> entry.lot().equals(lot))
                .map(entry -> entry.amount().negated()));
    }

    @Override
    public boolean post(AccountId account, Transfer transfer) {
        return transactions.statement(() -> {
            if (!transfers.add(new Key<>(account, transfer.id()), transfer)) return false;
            var before = balance(account);
            balances.put(account, new Balance(
                    before.available().plus(sum(transfer, Wallet.AVAILABLE)),
                    before.held().plus(sum(transfer, Wallet.HELD))));
            for (var entry : transfer.lots()) take(account, entry);
            if (transfer.kind() == Transfer.Kind.SETTLE
                    || transfer.kind() == Transfer.Kind.RELEASE)
                transfer.hold().ifPresent(hold -> close(account, hold));
            return true;
        });
    }

    private void take(AccountId account, Transfer.LotEntry entry) {
        var key = new Key<>(account, entry.lot());
        var lot = lots.find(key).orElseThrow(() -> new IllegalStateException("no such lot"));
        lots.put(key, new Lot(lot.id(), lot.source(), lot.granted(),
                lot.remaining().plus(entry.amount()), lot.expiresAt(), lot.createdAt()));
    }

    private void close(AccountId account, HoldId id) {
        holds.find(new Key<>(account, id)).ifPresent(kept ->
                holds.put(new Key<>(account, id), new KeptHold(account, kept.hold(), false)));
    }

    @Override
    public boolean grant(AccountId account, Transfer transfer, Lot lot) {
        return transactions.statement(() -> {
            if (transfers.find(new Key<>(account, transfer.id())).isPresent()) return false;
            lots.put(new Key<>(account, lot.id()), new Lot(lot.id(), lot.source(), lot.granted(),
                    Credits.ZERO, lot.expiresAt(), lot.createdAt()));
            return post(account, transfer);
        });
    }

    @Override
    public boolean open(AccountId account, Transfer transfer, Hold hold) {
        return transactions.statement(() -> {
            if (!post(account, transfer)) return false;
            holds.put(new Key<>(account, hold.id()), new KeptHold(account, hold, true));
            return true;
        });
    }

    @Override
    public Optional<Hold> openHold(AccountId account, HoldId hold) {
        return holds.find(new Key<>(account, hold)).filter(KeptHold::open).map(KeptHold::hold);
    }

    @Override
    public List<Overdue> overdue(Instant now, int limit) {
        return holds.all((key, kept) -> kept.open() && !kept.hold().expiresAt().isAfter(now))
                .stream().sorted(Comparator.comparing(kept -> kept.hold().expiresAt()))
                .limit(limit).map(kept -> new Overdue(kept.account(), kept.hold())).toList();
    }

    @Override
    public List<AccountId> withExpired(Instant now, int limit) {
        var accounts = new LinkedHashSet<AccountId>();
        lots.all((key, lot) -> lot.isExpired(now) && lot.remaining().isPositive()
                && accounts.add(key.account()));
        return accounts.stream().limit(limit).toList();
    }

    @Override
    public List<Transfer> transfers(AccountId account, Optional<Place> after, int limit) {
        var order = Comparator.comparing(Transfer::at)
                .thenComparing(transfer -> transfer.id().value().toString()).reversed();
        return transfers.all((key, transfer) -> key.account().equals(account)).stream()
                .filter(transfer -> after.map(place -> isAfter(transfer, place)).orElse(true))
                .sorted(order).limit(limit).toList();
    }

    private static boolean isAfter(Transfer transfer, Place place) {
        var time = transfer.at().compareTo(place.at());
        return time < 0 || time == 0 && transfer.id().value().toString()
                .compareTo(place.transfer().value().toString()) < 0;
    }

    @Override
    public Audit audit() {
        return transactions.statement(() -> {
            var accounts = new HashSet<AccountId>();
            transfers.all((key, _) -> accounts.add(key.account()));
            return new Audit(accounts.size(), transfers.all((_, _) -> true).size(),
                    transfers.all((_, transfer) -> total(transfer.entries().stream()
                            .map(Entry::amount)).micros() != 0).size(),
                    accounts.stream().filter(account -> !balanced(account)).count(),
                    accounts.stream().filter(account -> !lotsAgree(account)).count(),
                    0, // Balance cannot be negative
                    accounts.stream().filter(account -> !holdsAgree(account)).count());
        });
    }

    private boolean balanced(AccountId account) {
        var own = transfers.all((key, _) -> key.account().equals(account));
        return balance(account).equals(new Balance(
                total(own.stream().map(transfer -> sum(transfer, Wallet.AVAILABLE))),
                total(own.stream().map(transfer -> sum(transfer, Wallet.HELD)))));
    }

    private boolean lotsAgree(AccountId account) {
        var balance = balance(account);
        return total(lots(account).stream().map(Lot::remaining))
                .equals(balance.available().plus(balance.held()));
    }

    private boolean holdsAgree(AccountId account) {
        return total(holds.all((key, kept) -> kept.open() && key.account().equals(account))
                .stream().map(kept -> kept.hold().limit())).equals(balance(account).held());
    }

    private static Credits sum(Transfer transfer, Wallet wallet) {
        return total(transfer.entries().stream().filter(entry -> entry.wallet() == wallet)
                .map(Entry::amount));
    }

    private static Credits total(Stream<Credits> amounts) {
        return amounts.reduce(Credits.ZERO, Credits::plus);
    }

    @Override
    public List<PersonalData.Table> tables() {
        return List.of();
    }

    @Override
    public void export(AccountId account, Sections sections) {
        transfers(account, Optional.empty(), Integer.MAX_VALUE).forEach(transfer ->
                sections.record("credits", Map.of("id", transfer.id().value().toString(),
                        "kind", transfer.kind().name(), "at", transfer.at())));
    }

    /** Ids and numbers stay, for the books. */
    @Override
    public void erase(AccountId account) {}
}
