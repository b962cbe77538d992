package com.aimixup.adapter.http;

import com.aimixup.application.credits.Spending;
import com.aimixup.application.credits.Spending.Scope;
import com.aimixup.application.spending.LimitSpending;
import com.aimixup.application.spending.ReadSpending;
import com.aimixup.application.spending.SpendingUseCases;
import com.aimixup.domain.conversations.ConversationId;
import com.aimixup.domain.credits.Credits;
import java.util.List;
import java.util.Optional;

/**
 * What a person wants to spend at most, and what they are told about it. No key can change a limit.
 */
final class SpendingRoutes implements Route.Group {
    private static final String MONTH = "/api/v1/credits/limit";
    private static final String CONVERSATION = MONTH + "/{conversation}";
    private static final int NOTICES_MAX = 200;
    private static final Kind<Optional<Credits>> MICROS = (value, place) ->
            Kind.whole(1, Long.MAX_VALUE).read(value, place).map(n -> Optional.of(new Credits(n)));
    private final LimitSpending limit;
    private final ReadSpending read;

    SpendingRoutes(SpendingUseCases spending) {
        limit = spending.limit();
        read = spending.read();
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.of("GET", MONTH, call -> Reply.ok(shown(read.thisMonth(call.account())))),
                Route.of("PATCH", MONTH, call -> limit(call, Optional.empty(),
                        read.thisMonth(call.account()))),
                Route.of("GET", CONVERSATION, this::conversation),
                Route.of("PATCH", CONVERSATION, this::limitConversation),
                Route.of("GET", "/api/v1/notices", this::notices));
    }

    private Reply conversation(Call call) {
        return read.conversation(call.account(), ConversationRoutes.id(call))
                .map(sum -> Reply.ok(shown(sum))).orElseGet(() -> Reply.notFound("conversation"));
    }

    private Reply limitConversation(Call call) {
        var id = ConversationRoutes.id(call);
        return read.conversation(call.account(), id)
                .map(now -> limit(call, Optional.of(id), now))
                .orElseGet(() -> Reply.notFound("conversation"));
    }

    private Reply limit(Call call, Optional<ConversationId> conversation, Spending.Sum now) {
        var command = call.body(in -> {
            var most = in.merged("limit_micro_credits", MICROS, now.limit(), Optional.empty());
            return in.build(() -> new LimitSpending.Command(call.account(), conversation, most));
        });
        return switch (limit.handle(command)) {
            case LimitSpending.Outcome.Limited(var sum) -> Reply.ok(shown(sum));
            case LimitSpending.Outcome.UnknownConversation() -> Reply.notFound("conversation");
        };
    }

    private Reply notices(Call call) {
        return Reply.ok(new JsonObject().put("data",
                read.notices(call.account(), NOTICES_MAX).stream().map(notice ->
                        subject(new JsonObject().put("kind", "spending-limit-near"),
                                notice.purse())
                                .put("limit_micro_credits", notice.limit())
                                .put("spent_micro_credits", notice.spent())
                                .put("at", notice.at())).toList()));
    }

    private static JsonObject shown(Spending.Sum sum) {
        var json = subject(new JsonObject(), sum.purse());
        sum.limit().ifPresentOrElse(most -> json.put("limit_micro_credits", most),
                () -> json.putNull("limit_micro_credits"));
        return json.put("spent_micro_credits", sum.spent());
    }

    private static JsonObject subject(JsonObject json, Spending.Purse purse) {
        json.put("scope", purse.scope());
        return purse.scope() == Scope.MONTH ? json.put("month", purse.subject())
                : json.put("conversation_id", purse.subject());
    }
}
