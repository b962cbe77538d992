package com.aimixup.application.conversations;

import com.aimixup.application.credits.Holds;
import com.aimixup.application.runtime.Patience;
import com.aimixup.application.runtime.Transactions;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.conversations.Answer;
import com.aimixup.domain.conversations.Message;
import com.aimixup.domain.conversations.Message.State;
import com.aimixup.domain.credits.Credits;
import com.aimixup.domain.credits.TokenEstimate;
import com.aimixup.domain.credits.UsageUnit;
import com.aimixup.domain.privacy.Private;
import com.aimixup.plugin.spi.Cancellation;
import com.aimixup.plugin.spi.ChatOutcome;
import com.aimixup.plugin.spi.ChatRequest;
import com.aimixup.plugin.spi.ChatRequest.Part;
import com.aimixup.plugin.spi.ChatSink;
import com.aimixup.plugin.spi.Usage;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Lets one agent speak: asks its provider, tells the readers, stores and settles the answer. */
final class Performance {
    private final Holds holds;
    private final Messages messages;
    private final Transactions transactions;
    private final Patience patience;

    Performance(Holds holds, Messages messages, Transactions transactions, Patience patience) {
        this.holds = holds;
        this.messages = messages;
        this.transactions = transactions;
        this.patience = patience;
    }

    /** Blocks until the answer is stored; no transaction is open while the provider is asked. */
    Message give(AccountId account, Go go, TurnFeed feed, Cancellation cancellation) {
        feed.publish(new TurnEvent.AgentStarted(go.agent(), go.cue().round(), go.message()));
        var said = new Said(go, feed);
        var outcome = go.voice().provider().chat(go.request(), said, cancellation);
        var spoken = spoken(go, said.text.toString(), outcome);
        var stored = patience.run(() -> transactions.run(() -> settle(account, go, spoken)));
        feed.publish(event(go, stored));
        return stored;
    }

    /** Not stored any more if the conversation was removed meanwhile: no answer, no bill. */
    private Message settle(AccountId account, Go go, Message spoken) {
        var answer = spoken.answer().orElseThrow();
        var kept = messages.complete(account, spoken);
        var price = kept ? answer.charged() : Credits.ZERO;
        var charged = go.hold().flatMap(hold -> holds.close(account, hold.id(), price))
                .orElse(Credits.ZERO);
        if (charged.equals(answer.charged())) return spoken;
        return go.message(spoken.state(), spoken.text(), new Answer(answer.model(), answer.end(),
                answer.failed(), answer.usage(), charged, answer.estimated()));
    }

    private static TurnEvent event(Go go, Message stored) {
        var answer = stored.answer().orElseThrow();
        return answer.failed()
                ? new TurnEvent.AgentFailed(go.agent(), go.cue().round(), go.message(), answer)
                : new TurnEvent.AgentCompleted(go.agent(), go.cue().round(), go.message(), answer);
    }

    private static Message spoken(Go go, String text, ChatOutcome outcome) {
        var failed = !(outcome instanceof ChatOutcome.Completed);
        var end = switch (outcome) {
            case ChatOutcome.Completed(var reason, var usage) ->
                    reason.name().toLowerCase(Locale.ROOT);
            case ChatOutcome.Failed(var failure, var usage) -> failure.code();
            case ChatOutcome.Cancelled(var usage) -> "cancelled";
        };
        var state = !failed ? State.COMPLETE : text.isEmpty() ? State.FAILED : State.PARTIAL;
        var counted = counted(go.request(), text, outcome);
        var amounts = amounts(counted);
        var charged = go.voice().tariff().price(amounts).orElse(go.held()).atMost(go.held());
        return go.message(state, Private.of(text), new Answer(go.agent().model(),
                Optional.of(end), failed, amounts, charged, counted.estimated()));
    }

    /** The provider's own figures; ours where it gave none although it spoke. */
    private static Usage counted(ChatRequest request, String text, ChatOutcome outcome) {
        if (!outcome.usage().isNone()) return outcome.usage();
        if (text.isEmpty() && !(outcome instanceof ChatOutcome.Completed)) return Usage.NONE;
        var input = TokenEstimate.of(request.instructions());
        for (var message : request.messages())
            for (var part : message.parts())
                if (part instanceof Part.Text(var words)) input += TokenEstimate.of(words);
        return new Usage(Map.of(Usage.Unit.INPUT, input,
                Usage.Unit.OUTPUT, TokenEstimate.of(text)), true);
    }

    private static Map<UsageUnit, Long> amounts(Usage usage) {
        var amounts = new EnumMap<UsageUnit, Long>(UsageUnit.class);
        usage.amounts().forEach((unit, n) -> amounts.put(UsageUnit.valueOf(unit.name()), n));
        return amounts;
    }

    /** Collects the answer and passes it on. */
    private static final class Said implements ChatSink {
        private final Go go;
        private final TurnFeed feed;
        private final StringBuilder text = new StringBuilder();

        Said(Go go, TurnFeed feed) {
            this.go = go;
            this.feed = feed;
        }

        @Override
        public void text(String piece) {
            text.append(piece);
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
