package com.aimixup.application.conversations;

import com.aimixup.application.credits.Holds;
import com.aimixup.application.credits.Receipts;
import com.aimixup.application.providers.Asking;
import com.aimixup.application.providers.CallSwitch;
import com.aimixup.application.providers.Counting;
import com.aimixup.application.runtime.Patience;
import com.aimixup.application.runtime.Transactions;
import com.aimixup.domain.conversations.Answer;
import com.aimixup.domain.conversations.Message;
import com.aimixup.domain.conversations.Message.State;
import com.aimixup.domain.conversations.Turn;
import com.aimixup.domain.credits.Credits;
import com.aimixup.domain.credits.Tariff;
import com.aimixup.domain.privacy.Private;
import com.aimixup.plugin.spi.ChatOutcome;
import com.aimixup.plugin.spi.ChatRequest;
import com.aimixup.plugin.spi.ChatSink;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Lets one agent answer: asks its provider, tells the readers, stores and settles the answer. */
final class Performance {
    private final Holds holds;
    private final Messages messages;
    private final Transactions transactions;
    private final Patience patience;
    private final Easel easel;

    Performance(Holds holds, Messages messages, Transactions transactions, Patience patience,
            Easel easel) {
        this.easel = easel;
        this.holds = holds;
        this.messages = messages;
        this.transactions = transactions;
        this.patience = patience;
    }

    /** Blocks until the answer is stored; no transaction is open while the provider is asked. */
    Message give(Turn turn, Go go, LiveFeed feed, CallSwitch calls) {
        feed.publish(new TurnEvent.AgentStarted(go.agent(), go.cue().round(), go.message(),
                go.brief()));
        var stored = switch (go.asked()) {
            case Asked.Words(var request, _) ->
                    settled(turn, go, spoken(go, ask(go, request, feed, calls)));
            case Asked.Drawing(var request) -> switch (easel.draw(turn, go, request, calls)) {
                case Easel.Result.Stored(var answer) -> answer;
                case Easel.Result.Failed(var code) -> settled(turn, go, undrawn(go, code));
            };
        };
        for (var file : stored.files())
            feed.publish(new TurnEvent.AgentImage(go.agent(), go.cue().round(), go.message(),
                    file));
        feed.publish(event(go, stored));
        return stored;
    }

    private static Asking.Heard ask(Go go, ChatRequest request, LiveFeed feed,
            CallSwitch calls) {
        try (var call = calls.open()) {
            return Asking.chat(go.voice().provider(), go.agent().model(), request,
                    new Told(go, feed), call);
        }
    }

    private Message settled(Turn turn, Go go, Message spoken) {
        return patience.run(() -> transactions.run(() -> settle(turn, go, spoken)));
    }

    /**
     * Charges what is still held and not more, and stores just that. An answer that is not open any
     * more costs nothing now: its conversation was removed, or it is stored already.
     */
    private Message settle(Turn turn, Go go, Message spoken) {
        var account = turn.account();
        var hold = go.hold().flatMap(held -> holds.lockOpen(account, held.id()));
        var price = hold.isPresent() ? spoken.answer().orElseThrow().charged() : Credits.ZERO;
        var answer = spoken.charging(price);
        var kept = messages.complete(account, answer);
        hold.ifPresent(open -> holds.close(account, open, kept ? price : Credits.ZERO,
                bill(turn, answer, Optional.of(go.voice().tariff()))));
        return kept ? answer : messages.find(account, go.message())
                .orElseGet(() -> spoken.charging(Credits.ZERO));
    }

    /** Of an answer that is known to its end. */
    static Receipts.Bill bill(Turn turn, Message message, Optional<Tariff> tariff) {
        var answer = message.answer().orElseThrow();
        var agent = message.author() instanceof Message.Author.Speaker(var who, _)
                ? Optional.of(who.value()) : Optional.<UUID>empty();
        return new Receipts.Bill(new Receipts.About(Receipts.Work.ANSWER, message.id().value(),
                Optional.of(turn.conversation().value()), agent), answer.model(), tariff,
                answer.usage(), answer.estimated());
    }

    private static TurnEvent event(Go go, Message stored) {
        var answer = stored.answer().orElseThrow();
        return answer.failed()
                ? new TurnEvent.AgentFailed(go.agent(), go.cue().round(), go.message(), answer)
                : new TurnEvent.AgentCompleted(go.agent(), go.cue().round(), go.message(), answer);
    }

    private static Message spoken(Go go, Asking.Heard heard) {
        var failed = !(heard.outcome() instanceof ChatOutcome.Completed);
        var end = switch (heard.outcome()) {
            case ChatOutcome.Completed(var reason, var usage) -> isCut(go, reason)
                    ? Answer.OUT_OF_CREDITS : reason.name().toLowerCase(Locale.ROOT);
            case ChatOutcome.Failed(var failure, var usage) -> failure.code();
            case ChatOutcome.Cancelled(var usage) -> "cancelled";
        };
        var state = !failed && (heard.isSilent() || !end.equals(Answer.OUT_OF_CREDITS))
                ? State.COMPLETE : heard.isSilent() ? State.FAILED : State.PARTIAL;
        var counted = heard.usage();
        var amounts = Counting.amounts(counted);
        var charged = go.voice().tariff().price(amounts).orElse(go.held()).atMost(go.held());
        return go.message(state, heard.text(), new Answer(go.agent().model(),
                go.brief(), Optional.of(end), failed, amounts, charged, counted.estimated()));
    }

    /**
     * Whether it was as long as what is held for it pays for, and no longer for that reason: the
     * provider kept to its limit, or was stopped because it did not.
     */
    private static boolean isCut(Go go, ChatOutcome.FinishReason reason) {
        return go.rationed() && reason == ChatOutcome.FinishReason.LENGTH;
    }

    private static Message undrawn(Go go, String code) {
        return go.message(State.FAILED, Private.of(""), new Answer(go.agent().model(),
                go.brief(), Optional.of(code), true, Map.of(), Credits.ZERO, false));
    }

    /** Tells the readers what the provider says, as it comes. */
    private static final class Told implements ChatSink {
        private final Go go;
        private final LiveFeed feed;

        Told(Go go, LiveFeed feed) {
            this.go = go;
            this.feed = feed;
        }

        @Override
        public void text(String piece) {
            feed.publish(new TurnEvent.AgentDelta(go.agent(), go.cue().round(), go.message(),
                    Private.of(piece)));
        }

        @Override
        public void reasoning(String piece) {
            feed.publish(new TurnEvent.AgentReasoning(go.agent(), go.cue().round(), go.message(),
                    Private.of(piece)));
        }
    }
}
