package com.aimixup.application.completions;

import com.aimixup.application.completions.Completion.Spoken;
import com.aimixup.application.completions.Purse.Paid;
import com.aimixup.application.providers.Counting;
import com.aimixup.domain.credits.Credits;
import com.aimixup.domain.privacy.Private;
import com.aimixup.plugin.spi.Cancellation;
import com.aimixup.plugin.spi.ChatOutcome;
import com.aimixup.plugin.spi.ChatRequest.Part.ToolCall;
import com.aimixup.plugin.spi.ChatSink;
import com.aimixup.plugin.spi.ProviderFailure;
import com.aimixup.plugin.spi.Usage;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Objects;
import java.util.Optional;

/** Asks a provider once, passes on what it says, and settles what was held for it. */
final class Call {
    private static final Logger LOG = System.getLogger(Call.class.getName());

    private Call() {}

    static Spoken run(Paid paid, Purse purse, ChatSink sink, Cancellation cancellation) {
        var model = paid.ask().model();
        var said = new Said(sink);
        var outcome = ask(paid, said, cancellation);
        var usage = Counting.of(paid.request(), outcome, said.usage,
                said.text.toString() + said.called);
        var price = paid.ask().tariff().price(Counting.amounts(usage)).orElse(paid.limit());
        var charged = usage.isNone() ? purse.settle(paid, Credits.ZERO)
                : purse.settle(paid, price);
        return new Spoken(model, Optional.of(Private.of(model.provider() + '/' + model.model())),
                outcome, Private.of(said.text.toString()), usage, charged);
    }

    /** The host keeps providers from throwing; should one, it has failed like any other. */
    private static ChatOutcome ask(Paid paid, Said said, Cancellation cancellation) {
        if (cancellation.isCancelled()) return new ChatOutcome.Cancelled(Usage.NONE);
        try {
            return Objects.requireNonNull(
                    paid.ask().provider().chat(paid.request(), said, cancellation));
        } catch (RuntimeException | Error broken) {
            // The type only: a message may quote the prompt.
            LOG.log(Level.ERROR, "provider.threw provider=" + paid.ask().model().provider()
                    + " type=" + broken.getClass().getName());
            return new ChatOutcome.Failed(new ProviderFailure.Protocol(), Usage.NONE);
        } finally {
            said.end();
            Thread.interrupted(); // was meant for the call and must not reach the store
        }
    }

    /** Collects the answer and passes it on, until the call has ended. */
    private static final class Said implements ChatSink {
        private final ChatSink next;
        private final StringBuilder text = new StringBuilder();
        private final StringBuilder called = new StringBuilder();
        private Usage usage = Usage.NONE;
        private boolean ended;

        Said(ChatSink next) {
            this.next = next;
        }

        /** What a plugin says afterwards, from a thread it forgot, is not heard. */
        synchronized void end() {
            ended = true;
        }

        @Override
        public synchronized void text(String piece) {
            if (ended) return;
            text.append(piece);
            next.text(piece);
        }

        @Override
        public synchronized void reasoning(String piece) {
            if (!ended) next.reasoning(piece);
        }

        @Override
        public synchronized void toolCall(ToolCall call) {
            if (ended) return;
            called.append(call.name()).append(call.arguments());
            next.toolCall(call);
        }

        @Override
        public synchronized void usage(Usage soFar) {
            if (!ended) usage = soFar;
        }
    }
}
