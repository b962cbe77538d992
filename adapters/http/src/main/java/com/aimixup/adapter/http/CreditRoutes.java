package com.aimixup.adapter.http;

import com.aimixup.application.credits.Ledger;
import com.aimixup.application.credits.ReadCredits;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.credits.Entry;
import com.aimixup.domain.credits.HoldId;
import com.aimixup.domain.credits.Lot;
import com.aimixup.domain.credits.Transfer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a person has, and where it went. */
final class CreditRoutes implements Route.Group {
    private static final String CSV = "text/csv";
    private static final String COLUMNS =
            "at,kind,transfer_id,hold_id,wallet,micro_credits\r\n";
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
        if (call.header("Accept").orElse("").toLowerCase(Locale.ROOT).startsWith(CSV))
            return new Reply.Pieces(CSV + "; charset=utf-8", statement(call.account()),
                    Map.of("Content-Disposition", "attachment; filename=\"credits.csv\""));
        var limit = call.limit();
        var found = credits.transfers(call.account(), call.cursor(Cursor::place), limit + 1);
        return Reply.ok(Cursor.page(found, limit, CreditRoutes::shown, last ->
                Cursor.of(new Ledger.Place(last.at(), last.id()))));
    }

    /** All of them, newest first, a line for each entry; pages are read as they are sent. */
    private Stream<byte[]> statement(AccountId account) {
        var pages = Stream.iterate(page(account, Optional.empty()), page -> !page.isEmpty(),
                page -> page(account, Optional.of(new Ledger.Place(page.getLast().at(),
                        page.getLast().id()))));
        return Stream.concat(Stream.of(COLUMNS), pages.map(page -> page.stream()
                        .flatMap(CreditRoutes::lines).collect(Collectors.joining())))
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    private List<Transfer> page(AccountId account, Optional<Ledger.Place> after) {
        return credits.transfers(account, after, PAGE);
    }

    private static Stream<String> lines(Transfer transfer) {
        return transfer.entries().stream().map(entry -> String.join(",",
                transfer.at().toString(), JsonObject.code(transfer.kind()),
                transfer.id().value().toString(),
                transfer.hold().map(hold -> hold.value().toString()).orElse(""),
                JsonObject.code(entry.wallet()), Long.toString(entry.amount().micros()))
                + "\r\n");
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

    private static JsonObject shown(Transfer transfer) {
        return new JsonObject()
                .put("id", transfer.id().value())
                .put("kind", transfer.kind())
                .put("at", transfer.at())
                .putId("hold_id", transfer.hold().map(HoldId::value))
                .put("entries", transfer.entries().stream().map(CreditRoutes::shown).toList())
                .put("lots", transfer.lots().stream().map(part -> new JsonObject()
                        .put("lot_id", part.lot().value())
                        .put("micro_credits", part.amount())).toList());
    }

    private static JsonObject shown(Entry entry) {
        return new JsonObject().put("wallet", entry.wallet())
                .put("micro_credits", entry.amount());
    }
}
