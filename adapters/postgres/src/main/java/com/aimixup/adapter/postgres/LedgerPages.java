package com.aimixup.adapter.postgres;

import com.aimixup.application.credits.Ledger.Place;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.credits.Credits;
import com.aimixup.domain.credits.Entry;
import com.aimixup.domain.credits.HoldId;
import com.aimixup.domain.credits.LotId;
import com.aimixup.domain.credits.Transfer;
import com.aimixup.domain.credits.TransferId;
import com.aimixup.domain.credits.Wallet;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Reads transfers a page at a time: heads first, then their entries and lots at once. */
final class LedgerPages {
    private static final int EXPORT_PAGE = 500;
    private static final String HEADS =
            "select id, kind, at, hold_id from ledger_transfer where account_id = ?";
    private static final String ORDER = " order by at desc, id desc limit ?";

    private record Head(TransferId id, Transfer.Kind kind, Instant at, Optional<HoldId> hold) {}

    private record Part<T>(TransferId transfer, T value) {}

    private final Database database;

    LedgerPages(Database database) {
        this.database = database;
    }

    List<Transfer> transfers(AccountId account, Optional<Place> after, int limit) {
        var heads = after
                .map(place -> database.list(HEADS + " and (at, id) < (?, ?::uuid)" + ORDER,
                        LedgerPages::head, account.value(), place.at(),
                        place.transfer().value(), limit))
                .orElseGet(() -> database.list(HEADS + ORDER, LedgerPages::head, account.value(),
                        limit));
        if (heads.isEmpty()) return List.of();
        var ids = heads.stream().map(head -> head.id().value()).toArray(UUID[]::new);
        var entries = parts(database.list("select transfer_id, wallet, amount_micros"
                + " from ledger_entry where account_id = ? and transfer_id = any(?::uuid[])"
                + " order by amount_micros", LedgerPages::entry, account.value(), ids));
        var lots = parts(database.list("select transfer_id, lot_id, amount_micros"
                + " from ledger_lot_entry where account_id = ? and transfer_id = any(?::uuid[])",
                LedgerPages::lot, account.value(), ids));
        return heads.stream().map(head -> new Transfer(head.id(), head.kind(), head.at(),
                head.hold(), entries.getOrDefault(head.id(), List.of()),
                lots.getOrDefault(head.id(), List.of()))).toList();
    }

    /** All of them, however many. */
    void each(AccountId account, Consumer<Transfer> action) {
        var page = transfers(account, Optional.empty(), EXPORT_PAGE);
        while (!page.isEmpty()) {
            page.forEach(action);
            var last = page.getLast();
            page = transfers(account, Optional.of(new Place(last.at(), last.id())), EXPORT_PAGE);
        }
    }

    static Map<String, Object> told(Transfer transfer) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("id", transfer.id().value().toString());
        fields.put("kind", transfer.kind().name());
        fields.put("at", transfer.at());
        transfer.hold().ifPresent(hold -> fields.put("hold", hold.value().toString()));
        fields.put("entries", transfer.entries().stream().collect(Collectors.toMap(
                entry -> entry.wallet().name(), entry -> entry.amount().micros())));
        return fields;
    }

    private static Head head(Row row) {
        return new Head(new TransferId(row.id("id")), Transfer.Kind.valueOf(row.text("kind")),
                row.instant("at"), row.optional("hold_id", Row::id).map(HoldId::new));
    }

    private static Part<Entry> entry(Row row) {
        return new Part<>(new TransferId(row.id("transfer_id")),
                new Entry(Wallet.valueOf(row.text("wallet")),
                        new Credits(row.number("amount_micros"))));
    }

    private static Part<Transfer.LotEntry> lot(Row row) {
        return new Part<>(new TransferId(row.id("transfer_id")),
                new Transfer.LotEntry(new LotId(row.id("lot_id")),
                        new Credits(row.number("amount_micros"))));
    }

    private static <T> Map<TransferId, List<T>> parts(List<Part<T>> parts) {
        return parts.stream().collect(Collectors.groupingBy(Part::transfer,
                Collectors.mapping(Part::value, Collectors.toList())));
    }
}
