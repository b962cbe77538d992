package com.aimixup.plugin.echo;

import com.aimixup.plugin.spi.ChatRequest;
import com.aimixup.plugin.spi.ChatRequest.Message;
import com.aimixup.plugin.spi.ChatSink;
import com.aimixup.plugin.spi.Provider;
import com.aimixup.plugin.spi.ProviderContext;
import com.aimixup.plugin.spi.Usage;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** The provider under test, requests for it, and a sink that remembers. */
final class Sandbox {
    private Sandbox() {}

    static Provider provider(Map<String, String> settings) {
        return new EchoFactory().create(new ProviderContext() {
            @Override
            public HttpClient http() {
                throw new AssertionError("the sandbox uses no network");
            }

            @Override
            public Optional<String> setting(String name) {
                return Optional.ofNullable(settings.get(name));
            }

            @Override
            public InstantSource clock() {
                return InstantSource.system();
            }
        });
    }

    static Provider provider() {
        return provider(Map.of("pace_millis", "0", "thinking_millis", "0"));
    }

    static ChatRequest ask(String model, String question) {
        return ask(model, "", 1_000, Message.user(question));
    }

    static ChatRequest ask(String model, String instructions, int tokens, Message... messages) {
        return new ChatRequest(model, instructions, List.of(messages), tokens,
                OptionalDouble.empty(), Optional.empty(), Duration.ofMinutes(1));
    }

    /** What arrived. Read by other threads while the call runs. */
    static final class Heard implements ChatSink {
        final List<String> pieces = new CopyOnWriteArrayList<>();
        final List<String> thoughts = new CopyOnWriteArrayList<>();
        final List<Usage> usages = new CopyOnWriteArrayList<>();
        final CountDownLatch begun = new CountDownLatch(1);

        @Override
        public void text(String piece) {
            pieces.add(piece);
            begun.countDown();
        }

        @Override
        public void reasoning(String piece) {
            thoughts.add(piece);
        }

        @Override
        public void usage(Usage soFar) {
            usages.add(soFar);
        }

        String all() {
            return String.join("", pieces);
        }
    }
}
