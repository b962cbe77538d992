package com.aimixup.application.providers;

import com.aimixup.plugin.spi.Cancellation;
import com.aimixup.plugin.spi.ChatOutcome;
import com.aimixup.plugin.spi.ChatOutcome.Completed;
import com.aimixup.plugin.spi.ChatOutcome.FinishReason;
import com.aimixup.plugin.spi.ChatRequest;
import com.aimixup.plugin.spi.ChatSink;
import com.aimixup.plugin.spi.ModelInfo;
import com.aimixup.plugin.spi.ModelInfo.Capability;
import com.aimixup.plugin.spi.Provider;
import com.aimixup.plugin.spi.ProviderFacts;
import com.aimixup.plugin.spi.ProviderFacts.DataCategory;
import com.aimixup.plugin.spi.Usage;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

/** A provider whose models do what a test tells them. */
public final class ScriptedProvider implements Provider {
    /** What every question counts at most. */
    public static final long INPUT_TOKENS_AT_MOST = 100;

    public static final ProviderFacts FACTS = new ProviderFacts("Nobody", "ZZ", Set.of(), true,
            Set.of(DataCategory.values()), false, "none", "none needed",
            URI.create("https://example.org/terms"), LocalDate.EPOCH);

    /** Models of such a name take pictures. */
    public static final String SEEING = "seeing";

    /** How a model answers. */
    @FunctionalInterface
    public interface Act {
        ChatOutcome play(ChatRequest request, ChatSink sink, Cancellation cancellation)
                throws InterruptedException;
    }

    /** Of somebody elsewhere. */
    public static final ProviderFacts CLOUD = new ProviderFacts("Cloud Ltd", "US",
            Set.of("cloud.example"), false, FACTS.categories(), false, "30 days", "SCC",
            FACTS.terms(), LocalDate.EPOCH);

    private final ProviderFacts facts;
    private final Map<String, Act> acts = new ConcurrentHashMap<>();
    private final Map<String, Integer> windows = new ConcurrentHashMap<>();
    private final List<ChatRequest> asked = new CopyOnWriteArrayList<>();
    private final AtomicReference<Runnable> aside = new AtomicReference<>(() -> { });

    public ScriptedProvider() {
        this(FACTS);
    }

    public ScriptedProvider(ProviderFacts facts) {
        this.facts = facts;
    }

    /** Says a text, which counts as this usage. */
    public static Act says(String text, Usage usage) {
        return (request, sink, cancellation) -> {
            sink.text(text);
            return new Completed(FinishReason.STOP, usage);
        };
    }

    /** Offers a model that does this; replaces what it did before. */
    public ScriptedProvider on(String model, Act act) {
        acts.put(model, act);
        return this;
    }

    /** Gives a model a window; the others tell none. */
    public ScriptedProvider window(String model, int contextTokens) {
        windows.put(model, contextTokens);
        return this;
    }

    /** Does something once, when a question is next measured: that is before a turn is stored. */
    public void whenMeasured(Runnable aside) {
        this.aside.set(aside);
    }

    /** All requests so far, in their order. */
    public List<ChatRequest> asked() {
        return List.copyOf(asked);
    }

    @Override
    public ProviderFacts facts() {
        return facts;
    }

    @Override
    public List<ModelInfo> models() {
        return acts.keySet().stream().sorted().map(model -> new ModelInfo(model, model,
                windows.getOrDefault(model, 0), 0,
                model.startsWith(SEEING) ? Set.of(Capability.CHAT, Capability.IMAGE_INPUT)
                        : Set.of(Capability.CHAT))).toList();
    }

    @Override
    public ChatOutcome chat(ChatRequest request, ChatSink sink, Cancellation cancellation) {
        asked.add(request);
        try {
            return acts.get(request.model()).play(request, sink, cancellation);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new ChatOutcome.Cancelled(Usage.NONE);
        }
    }

    @Override
    public OptionalLong inputTokensAtMost(ChatRequest request) {
        aside.getAndSet(() -> { }).run();
        return OptionalLong.of(INPUT_TOKENS_AT_MOST);
    }

    @Override
    public void close() {}
}
