package com.aimixup.application.providers;

import com.aimixup.domain.conversations.ModelRef;
import com.aimixup.domain.privacy.Private;
import com.aimixup.plugin.spi.Cancellation;
import com.aimixup.plugin.spi.ChatOutcome;
import com.aimixup.plugin.spi.ChatRequest;
import com.aimixup.plugin.spi.ChatRequest.Part.ToolCall;
import com.aimixup.plugin.spi.ChatSink;
import com.aimixup.plugin.spi.ImageOutcome;
import com.aimixup.plugin.spi.ImageRequest;
import com.aimixup.plugin.spi.Provider;
import com.aimixup.plugin.spi.ProviderFailure;
import com.aimixup.plugin.spi.Usage;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Asks a provider once. The host keeps providers from throwing; should one, it has failed like any
 * other.
 */
public final class Asking {
    private static final Logger LOG = System.getLogger(Asking.class.getName());

    private Asking() {}

    /** What came of a question in words. Does not print. */
    public static final class Heard {
        private final ChatOutcome outcome;
        private final String text;
        private final Usage usage;

        private Heard(ChatOutcome outcome, String text, Usage usage) {
            this.outcome = outcome;
            this.text = text;
            this.usage = usage;
        }

        public ChatOutcome outcome() {
            return outcome;
        }

        public Private<String> text() {
            return Private.of(text);
        }

        public boolean isSilent() {
            return text.isEmpty();
        }

        /** To be charged; see {@link Counting#of}. */
        public Usage usage() {
            return usage;
        }
    }

    /** @param sink hears all of it as it comes, and nothing after the call has ended */
    public static Heard chat(Provider provider, ModelRef model, ChatRequest request,
            ChatSink sink, Cancellation call) {
        var said = new Said(sink);
        var outcome = call.isCancelled() ? new ChatOutcome.Cancelled(Usage.NONE)
                : guarded(model, () -> provider.chat(request, said, call)).orElseGet(() ->
                        new ChatOutcome.Failed(new ProviderFailure.Protocol(), Usage.NONE));
        return said.end(request, outcome);
    }

    public static ImageOutcome images(Provider provider, ModelRef model, ImageRequest request,
            Cancellation call) {
        if (call.isCancelled()) return new ImageOutcome.Cancelled(Usage.NONE);
        return guarded(model, () -> provider.images(request, call)).orElseGet(() ->
                new ImageOutcome.Failed(new ProviderFailure.Protocol(), Usage.NONE));
    }

    private static <T> Optional<T> guarded(ModelRef model, Supplier<T> call) {
        try {
            return Optional.of(Objects.requireNonNull(call.get()));
        } catch (RuntimeException | Error broken) {
            // The type only: a message may quote the prompt.
            LOG.log(Level.ERROR, "provider.threw provider=" + model.provider()
                    + " type=" + broken.getClass().getName());
            return Optional.empty();
        } finally {
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
        synchronized Heard end(ChatRequest request, ChatOutcome outcome) {
            ended = true;
            var words = text.toString();
            return new Heard(outcome, words,
                    Counting.of(request, outcome, usage, words + called));
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
