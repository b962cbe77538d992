package com.aimixup.application.conversations;

import com.aimixup.application.credits.Holds;
import com.aimixup.application.credits.Receipts;
import com.aimixup.application.privacy.Disclosures;
import com.aimixup.application.privacy.Disclosures.Disclosure;
import com.aimixup.application.providers.Asking;
import com.aimixup.application.providers.CallSwitch;
import com.aimixup.application.providers.Counting;
import com.aimixup.application.providers.Questions;
import com.aimixup.application.runtime.Ids;
import com.aimixup.application.runtime.Patience;
import com.aimixup.application.runtime.Transactions;
import com.aimixup.domain.conversations.Conversation;
import com.aimixup.domain.credits.Credits;
import com.aimixup.domain.credits.Hold;
import com.aimixup.domain.credits.HoldId;
import com.aimixup.domain.credits.Ration;
import com.aimixup.domain.credits.UsageUnit;
import com.aimixup.domain.privacy.Private;
import com.aimixup.plugin.spi.ChatOutcome;
import com.aimixup.plugin.spi.ChatRequest;
import com.aimixup.plugin.spi.ChatSink;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * One call of a model beside the turns of a conversation, on a person's request: held, disclosed,
 * made and settled like any answer, but kept by nobody.
 */
final class SideCall {
    private static final String DISCLOSURE_BASIS = "basis.contract";
    /** Nobody follows it; all of it comes at the end. */
    private static final ChatSink UNHEARD = new ChatSink() {
        @Override
        public void text(String piece) {}

        @Override
        public void reasoning(String piece) {}
    };

    /** @param failure the code of it; empty if all was said */
    record Made(Private<String> text, Optional<String> failure, Map<UsageUnit, Long> usage,
            Credits charged, boolean estimated) {}

    sealed interface Result {
        record Done(Made made) implements Result {}

        record TooFew(Credits needed, Credits available) implements Result {}
    }

    private record Begun(UUID id, ChatRequest request, Optional<Hold> hold) {}

    private final Holds holds;
    private final Disclosures disclosures;
    private final Transactions transactions;
    private final Patience patience;
    private final Ids ids;
    private final Clock clock;
    private final TurnLimits limits;

    SideCall(Holds holds, Disclosures disclosures, Transactions transactions, Patience patience,
            Ids ids, Clock clock, TurnLimits limits) {
        this.holds = holds;
        this.disclosures = disclosures;
        this.transactions = transactions;
        this.patience = patience;
        this.ids = ids;
        this.clock = clock;
        this.limits = limits;
    }

    /** Blocks until it is settled. Should this node die, the hold is released when it is over. */
    Result ask(Conversation within, Voice voice, ChatRequest request) {
        var ask = new Ration.Words(voice.tariff(),
                Questions.inputTokensAtMost(voice.provider(), request),
                request.outputTokensMax());
        var funds = new Credits[1];
        var begun = transactions.run(() -> {
            funds[0] = holds.lockFunds(within.account(),
                    Optional.of(within.id().value())).amount();
            holds.refuseBarred(within.account());
            return Ration.divide(funds[0], List.of(ask)) instanceof Ration.Result.Enough(var shares)
                    ? Optional.of(begin(within, voice, request, shares.getFirst()))
                    : Optional.<Begun>empty();
        });
        if (begun.isEmpty()) return new Result.TooFew(voice.tariff().atMost(ask.inputTokens(),
                ask.outputTokensWanted()), funds[0]);
        var made = made(voice, begun.get(), call(voice, begun.get().request()));
        return new Result.Done(patience.run(() -> transactions.run(() ->
                settle(within, voice, begun.get(), made))));
    }

    private Begun begin(Conversation within, Voice voice, ChatRequest request, Ration.Share share) {
        var id = ids.next();
        var now = clock.instant();
        var hold = Optional.of(share.limit()).filter(Credits::isPositive).map(limit ->
                new Hold(new HoldId(id), limit, now.plus(limits.holdTime())));
        holds.open(within.account(), within.id().value(), hold.stream().toList());
        var facts = voice.provider().facts();
        disclosures.add(List.of(new Disclosure(within.account(), id, Optional.of(within.id()),
                voice.agent().model(), facts.legalName(), facts.country(),
                Prompts.categories(voice, request), Questions.bytes(request), now,
                DISCLOSURE_BASIS)));
        return new Begun(id, request.withOutputTokensMax(share.outputTokens()), hold);
    }

    private static Asking.Heard call(Voice voice, ChatRequest request) {
        try (var call = new CallSwitch().open()) {
            return Asking.chat(voice.provider(), voice.agent().model(), request, UNHEARD, call);
        }
    }

    private static Made made(Voice voice, Begun begun, Asking.Heard heard) {
        var counted = heard.usage();
        var amounts = Counting.amounts(counted);
        var held = begun.hold().map(Hold::limit).orElse(Credits.ZERO);
        var failure = switch (heard.outcome()) {
            case ChatOutcome.Completed _ -> Optional.<String>empty();
            case ChatOutcome.Failed(var why, var usage) -> Optional.of(why.code());
            case ChatOutcome.Cancelled _ -> Optional.of("cancelled");
        };
        return new Made(heard.text(), failure, amounts,
                voice.tariff().price(amounts).orElse(held).atMost(held), counted.estimated());
    }

    /** Charges what is still held and not more. */
    private Made settle(Conversation within, Voice voice, Begun begun, Made made) {
        var open = begun.hold().flatMap(hold -> holds.lockOpen(within.account(), hold.id()));
        var charged = open.map(hold -> holds.close(within.account(), hold, made.charged(),
                new Receipts.Bill(new Receipts.About(Receipts.Work.TITLE, begun.id(),
                        Optional.of(within.id().value()), Optional.empty()),
                        voice.agent().model(), Optional.of(voice.tariff()), made.usage(),
                        made.estimated()))).orElse(Credits.ZERO);
        return new Made(made.text(), made.failure(), made.usage(), charged, made.estimated());
    }
}
