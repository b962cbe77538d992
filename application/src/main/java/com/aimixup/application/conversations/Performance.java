package com.aimixup.application.conversations;

import com.aimixup.application.credits.Holds;
import com.aimixup.application.providers.CallSwitch;
import com.aimixup.application.providers.Counting;
import com.aimixup.application.runtime.Patience;
import com.aimixup.application.runtime.Transactions;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.conversations.Answer;
import com.aimixup.domain.conversations.Message;
import com.aimixup.domain.conversations.Message.State;
import com.aimixup.domain.credits.Credits;
import com.aimixup.domain.privacy.Private;
import com.aimixup.plugin.spi.ChatOutcome;
import com.aimixup.plugin.spi.ChatSink;
import com.aimixup.plugin.spi.ProviderFailure;
import com.aimixup.plugin.spi.Usage;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** Lets one agent speak: asks its provider, tells the readers, stores and settles the answer. */
final class Performance {
    private static final Logger LOG = System.getLogger(Performance.class.getName());
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
    Message give(AccountId account, Go go, LiveFeed feed, CallSwitch calls) {
        feed.publish(new TurnEvent.AgentStarted(go.agent(), go.cue().round(), go.message(),
                go.brief()));
        var said = new Said(go, feed);
        var outcome = ask(go, said, calls);
        var spoken = spoken(go, said, outcome);
        var stored = patience.run(() -> transactions.run(() -> settle(account, go, spoken)));
        feed.publish(event(go, stored));
        return stored;
    }

    /** The host keeps providers from throwing; should one, it has failed like any other. */
    private static ChatOutcome ask(Go go, Said said, CallSwitch calls) {
        try (var call = calls.open()) {
            if (call.isCancelled()) return new ChatOutcome.Cancelled(Usage.NONE);
            return Objects.requireNonNull(
                    go.voice().provider().chat(go.request(), said, call));
        } catch (RuntimeException | Error broken) {
            // The type only: a message may quote the prompt.
            LOG.log(Level.ERROR, "provider.threw provider=" + go.agent().model().provider()
                    + " type=" + broken.getClass().getName());
            return new ChatOutcome.Failed(new ProviderFailure.Protocol(), Usage.NONE);
        } finally {
            said.end();
            Thread.interrupted(); // was meant for the call and must not reach the store
        }
    }

    /**
     * Charges what is still held and not more, and stores just that. An answer that is not open any
     * more costs nothing now: its conversation was removed, or it is stored already.
     */
    private Message settle(AccountId account, Go go, Message spoken) {
        var hold = go.hold().flatMap(held -> holds.lockOpen(account, held.id()));
        var price = hold.isPresent() ? spoken.answer().orElseThrow().charged() : Credits.ZERO;
        var answer = spoken.charging(price);
        var kept = messages.complete(account, answer);
        hold.ifPresent(open -> holds.close(account, open, kept ? price : Credits.ZERO));
        return kept ? answer : messages.find(account, go.message())
                .orElseGet(() -> spoken.charging(Credits.ZERO));
    }

    private static TurnEvent event(Go go, Message stored) {
        var answer = stored.answer().orElseThrow();
        return answer.failed()
                ? new TurnEvent.AgentFailed(go.agent(), go.cue().round(), go.message(), answer)
                : new TurnEvent.AgentCompleted(go.agent(), go.cue().round(), go.message(), answer);
    }

    private static Message spoken(Go go, Said said, ChatOutcome outcome) {
        var text = said.text.toString();
        var failed = !(outcome instanceof ChatOutcome.Completed);
        var end = switch (outcome) {
            case ChatOutcome.Completed(var reason, var usage) ->
                    reason.name().toLowerCase(Locale.ROOT);
            case ChatOutcome.Failed(var failure, var usage) -> failure.code();
            case ChatOutcome.Cancelled(var usage) -> "cancelled";
        };
        var state = !failed ? State.COMPLETE : text.isEmpty() ? State.FAILED : State.PARTIAL;
        var counted = Counting.of(go.request(), outcome, said.usage, text);
        var amounts = Counting.amounts(counted);
        var charged = go.voice().tariff().price(amounts).orElse(go.held()).atMost(go.held());
        return go.message(state, Private.of(text), new Answer(go.agent().model(),
                go.brief(), Optional.of(end), failed, amounts, charged, counted.estimated()));
    }

    /** Collects the answer and passes it on, until the call has ended. */
    private static final class Said implements ChatSink {
        private final Go go;
        private final LiveFeed feed;
        private final StringBuilder text = new StringBuilder();
        private Usage usage = Usage.NONE;
        private boolean ended;

        Said(Go go, LiveFeed feed) {
            this.go = go;
            this.feed = feed;
        }

        /** What a plugin says afterwards, from a thread it forgot, is not heard. */
        synchronized void end() {
            ended = true;
        }

        @Override
        public synchronized void text(String piece) {
            if (ended) return;
            text.append(piece);
            feed.publish(new TurnEvent.AgentDelta(go.agent(), go.cue().round(), go.message(),
                    Private.of(piece)));
        }

        @Override
        public synchronized void reasoning(String piece) {
            if (ended) return;
            feed.publish(new TurnEvent.AgentReasoning(go.agent(), go.cue().round(), go.message(),
                    Private.of(piece)));
        }

        @Override
        public synchronized void usage(Usage soFar) {
            if (!ended) usage = soFar;
        }
    }
}
