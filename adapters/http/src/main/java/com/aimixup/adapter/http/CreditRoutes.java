package com.aimixup.adapter.http;

import com.aimixup.application.credits.Ledger;
import com.aimixup.application.credits.ReadCredits;
import com.aimixup.domain.credits.Entry;
import com.aimixup.domain.credits.HoldId;
import com.aimixup.domain.credits.Lot;
import com.aimixup.domain.credits.Transfer;
import java.util.List;

/** What a person has, and where it went. */
final class CreditRoutes implements Route.Group {
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
        var limit = call.limit();
        var found = credits.transfers(call.account(), call.cursor(Cursor::place), limit + 1);
        return Reply.ok(Cursor.page(found, limit, CreditRoutes::shown, last ->
                Cursor.of(new Ledger.Place(last.at(), last.id()))));
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
