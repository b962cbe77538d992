package com.aimixup.adapter.plugins;

import com.aimixup.adapter.plugins.SupervisedProvider.Limits;
import com.aimixup.plugin.spi.Cancellation;
import com.aimixup.plugin.spi.ChatOutcome;
import com.aimixup.plugin.spi.ChatRequest;
import com.aimixup.plugin.spi.ChatSink;
import com.aimixup.plugin.spi.ImageOutcome;
import com.aimixup.plugin.spi.ImageRequest;
import com.aimixup.plugin.spi.ModelInfo;
import com.aimixup.plugin.spi.Provider;
import com.aimixup.plugin.spi.ProviderFacts;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/** A plugin's provider that does in a chat what the test says, and draws null. */
class FakeProvider implements Provider {
    private static final ProviderFacts FACTS = new ProviderFacts("Test", "ZZ", Set.of(), true,
            Set.of(), false, "none", "none needed", URI.create("urn:x"), LocalDate.of(2026, 1, 1));

    /** Without settings. */
    static final Outside OUTSIDE = outside((_, _) -> Optional.empty());

    /** A chat that may throw anything. */
    interface Chat {
        ChatOutcome chat(ChatRequest request, ChatSink sink, Cancellation cancellation)
                throws Exception;
    }

    private final Chat chat;

    FakeProvider(Chat chat) {
        this.chat = chat;
    }

    static SupervisedProvider supervised(Provider plugin) {
        var limits = new Limits(Duration.ofSeconds(1), Duration.ofSeconds(5),
                Duration.ofMillis(500));
        return supervised(plugin, limits, Attempts.Rules.USUAL, InstantSource.system());
    }

    static SupervisedProvider supervised(Provider plugin, Limits limits, Attempts.Rules rules,
            InstantSource clock) {
        var attempts = new Attempts(rules, clock, new Random(1));
        return new SupervisedProvider("fake", plugin, FACTS,
                FakeProvider.class.getClassLoader(), limits, attempts, clock);
    }

    static Outside outside(ProviderSettings settings) {
        return new Outside(settings, EgressAllowance.NONE, new Random(1), InstantSource.system());
    }

    /** Throws what the compiler would not let pass. */
    @SuppressWarnings("unchecked")
    static <R, T extends Throwable> R sneak(Throwable thrown) throws T {
        throw (T) thrown;
    }

    static void sleepUntilInterrupted() {
        try {
            Thread.sleep(Duration.ofMinutes(1));
        } catch (InterruptedException e) {
            // as it should be
        }
    }

    static void awaitStubbornly(CountDownLatch latch) {
        while (latch.getCount() > 0) Thread.yield();
    }

    @Override
    public ProviderFacts facts() {
        return FACTS;
    }

    @Override
    public List<ModelInfo> models() {
        return List.of(new ModelInfo("m", "M", 0, 0, Set.of()));
    }

    @Override
    public ChatOutcome chat(ChatRequest request, ChatSink sink, Cancellation cancellation) {
        try {
            return chat.chat(request, sink, cancellation);
        } catch (Exception e) {
            return sneak(e);
        }
    }

    @Override
    public ImageOutcome images(ImageRequest request, Cancellation cancellation) {
        return null;
    }

    @Override
    public void close() {
        // holds nothing
    }
}
