package com.aimixup.adapter.plugins;

import com.aimixup.plugin.spi.Cancellation;
import com.aimixup.plugin.spi.ChatRequest;
import com.aimixup.plugin.spi.ChatRequest.Message;
import com.aimixup.plugin.spi.ChatRequest.Part.ToolCall;
import com.aimixup.plugin.spi.ChatSink;
import com.aimixup.plugin.spi.Provider;
import com.aimixup.plugin.spi.Usage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CopyOnWriteArrayList;

/** What the tests ask, and what they hear. */
final class Requests {
    private Requests() {}

    static ChatRequest ask(String model, String text) {
        return ask(model, text, 100, Duration.ofSeconds(20));
    }

    static ChatRequest ask(String model, String text, int tokens, Duration limit) {
        return new ChatRequest(model, "", List.of(Message.user(text)), tokens,
                OptionalDouble.empty(), Optional.empty(), limit);
    }

    /** What the provider says to a question. */
    static String answer(Provider provider, String model, String text) {
        var heard = new Heard();
        provider.chat(ask(model, text), heard, Cancellation.none());
        return heard.all();
    }

    /** A sink that remembers. */
    static final class Heard implements ChatSink {
        final List<String> pieces = new CopyOnWriteArrayList<>();
        final List<ToolCall> calls = new CopyOnWriteArrayList<>();
        final List<Usage> usages = new CopyOnWriteArrayList<>();

        @Override
        public void text(String piece) {
            pieces.add(piece);
        }

        @Override
        public void toolCall(ToolCall call) {
            calls.add(call);
        }

        @Override
        public void usage(Usage soFar) {
            usages.add(soFar);
        }

        String all() {
            return String.join("", pieces);
        }
    }

    /** A cancellation as the application has one. */
    static final class Switch implements Cancellation {
        private Runnable close = () -> {};
        private boolean fired;

        synchronized void fire() {
            fired = true;
            close.run();
        }

        @Override
        public synchronized boolean isCancelled() {
            return fired;
        }

        @Override
        public synchronized void onCancel(Runnable close) {
            this.close = close;
            if (fired) close.run();
        }
    }
}
