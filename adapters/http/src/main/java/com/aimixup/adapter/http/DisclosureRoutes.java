package com.aimixup.adapter.http;

import com.aimixup.application.privacy.Disclosures;
import com.aimixup.application.privacy.Disclosures.Disclosure;
import com.aimixup.application.privacy.ReadDisclosures;
import com.aimixup.domain.conversations.ConversationId;
import java.util.List;

/** What of a person went to which provider. */
final class DisclosureRoutes implements Route.Group {
    private final ReadDisclosures disclosures;

    DisclosureRoutes(ReadDisclosures disclosures) {
        this.disclosures = disclosures;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.of("GET", "/api/v1/disclosures", this::list)
                .taking("limit", "cursor"));
    }

    private Reply list(Call call) {
        var limit = call.limit();
        var found = disclosures.handle(call.account(), call.cursor(cursor ->
                Cursor.place(cursor, Disclosures.Place::new)), limit + 1);
        return Reply.ok(Cursor.page(found, limit, DisclosureRoutes::shown, last ->
                Cursor.of(last.at(), last.id())));
    }

    private static JsonObject shown(Disclosure one) {
        return new JsonObject()
                .put("id", one.id())
                .putId("conversation_id", one.conversation().map(ConversationId::value))
                .put("provider", one.model().provider())
                .put("model", one.model().model())
                .put("recipient", one.recipient())
                .put("country", one.country())
                .putTexts("categories", one.categories().stream().map(JsonObject::code).sorted()
                        .toList())
                .put("bytes", one.bytes())
                .put("at", one.at())
                .put("basis", one.basis());
    }
}
