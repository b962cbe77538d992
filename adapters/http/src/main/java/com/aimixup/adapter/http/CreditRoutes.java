package com.aimixup.adapter.http;

import com.aimixup.application.credits.Ledger;
import com.aimixup.application.credits.ReadCredits;
import com.aimixup.application.credits.ReadCredits.Line;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.credits.Entry;
import com.aimixup.domain.credits.HoldId;
import com.aimixup.domain.credits.Lot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a person has, and where it went. */
final class CreditRoutes implements Route.Group {
    private static final List<String> COLUMNS = Stream.concat(Stream.of("at", "kind",
            "transfer_id", "hold_id", "wallet", "micro_credits"),
            CreditReceipts.COLUMNS.stream()).toList();
    private static final int PAGE = 200;
    private final ReadCredits credits;

    CreditRoutes(ReadCredits credits) {
        this.credits = credits;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.of("GET", "/api/v1/credits", this::show),
                Route.of("GET", "/api/v1/credits/entries", this::entries)
                        .taking("limit", "cursor"));
    }

    private Reply show(Call call) {
        var view = credits.handle(call.account());
        return Reply.ok(new JsonObject()
                .put("available_micro_credits", view.balance().available())
                .put("held_micro_credits", view.balance().held())
                .put("lots", view.lots().stream().map(CreditRoutes::shown).toList()));
    }

    private Reply entries(Call call) {
        if (Csv.isWanted(call)) return statement(call.account());
        var limit = call.limit();
        var found = credits.lines(call.account(), call.cursor(Cursor::place), limit + 1);
        return Reply.ok(Cursor.page(found, limit, CreditRoutes::shown, last ->
                Cursor.of(place(last))));
    }

    /** All of them, newest first, a line for each entry. */
    private Reply statement(AccountId account) {
        return Csv.reply("credits.csv", COLUMNS, credits.lines(account, Optional.empty(), PAGE),
                page -> credits.lines(account, Optional.of(place(page.getLast())), PAGE),
                CreditRoutes::lines);
    }

    private static Ledger.Place place(Line line) {
        return new Ledger.Place(line.transfer().at(), line.transfer().id());
    }

    private static Stream<List<String>> lines(Line line) {
        var transfer = line.transfer();
        var explained = line.receipt().map(CreditReceipts::fields)
                .orElse(Collections.nCopies(CreditReceipts.COLUMNS.size(), ""));
        return transfer.entries().stream().map(entry -> {
            var fields = new ArrayList<>(List.of(transfer.at().toString(),
                    JsonObject.code(transfer.kind()), transfer.id().value().toString(),
                    transfer.hold().map(hold -> hold.value().toString()).orElse(""),
                    JsonObject.code(entry.wallet()), Long.toString(entry.amount().micros())));
            fields.addAll(explained);
            return fields;
        });
    }

    private static JsonObject shown(Lot lot) {
        return new JsonObject()
                .put("id", lot.id().value())
                .put("source", lot.source())
                .put("granted_micro_credits", lot.granted())
                .put("remaining_micro_credits", lot.remaining())
                .putTime("expires_at", lot.expiresAt())
                .put("created_at", lot.createdAt());
    }

    private static JsonObject shown(Line line) {
        var transfer = line.transfer();
        var json = new JsonObject()
                .put("id", transfer.id().value())
                .put("kind", transfer.kind())
                .put("at", transfer.at())
                .putId("hold_id", transfer.hold().map(HoldId::value))
                .put("entries", transfer.entries().stream().map(CreditRoutes::shown).toList())
                .put("lots", transfer.lots().stream().map(part -> new JsonObject()
                        .put("lot_id", part.lot().value())
                        .put("micro_credits", part.amount())).toList());
        return line.receipt().map(receipt -> json.put("spent", CreditReceipts.shown(receipt)))
                .orElseGet(() -> json.putNull("spent"));
    }

    private static JsonObject shown(Entry entry) {
        return new JsonObject().put("wallet", entry.wallet())
                .put("micro_credits", entry.amount());
    }
}
